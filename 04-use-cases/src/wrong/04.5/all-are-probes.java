// Misconception: when the time is over, calls may pass.
// Fails: oneProbeAtATime, allComeAtOnce, duringAProbe, lateCallsDoNotCount
package asyncio.service;

public final class CircuitBreaker implements Policy {

  private boolean admit() {
    if (open && left().isPositive()) {
      throw new BreakerOpen(settings.name(), left());
    }
    return open;
  }
}
