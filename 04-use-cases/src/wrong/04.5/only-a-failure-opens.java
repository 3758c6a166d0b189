// Misconception: only a failure can make things worse.
// Fails: anAnswerMayOpenIt
package asyncio.service;

public final class CircuitBreaker implements Policy {

  private void ended(int eraOfCall, boolean failure) {
    if (eraOfCall != era) {
      return;
    }
    if (open) {
      change(failure);
      return;
    }
    window.add(failure);
    if (failure && hasFailedTooOften()) {
      change(true);
    }
  }
}
