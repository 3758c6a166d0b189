// Misconception: a breaker tells of the state of a service.
// Fails: anOpenBreakerRefuses, decidedAtTheStart
package asyncio.service;

public final class CircuitBreaker implements Policy {

  private boolean admit() {
    if (!open || left().isPositive()) {
      return false;
    }
    if (probing) {
      throw new BreakerOpen(settings.name(), left());
    }
    probing = true;
    return true;
  }
}
