// Misconception: it is open already.
// Fails: aFailedProbeOpensItAgain
package asyncio.service;

public final class CircuitBreaker implements Policy {

  private void ended(int eraOfCall, boolean failure) {
    if (eraOfCall != era) {
      return;
    }
    if (open) {
      if (!failure) {
        change(false);
      }
      return;
    }
    window.add(failure);
    if (hasFailedTooOften()) {
      change(true);
    }
  }
}
