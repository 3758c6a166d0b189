// Misconception: half of one call is half of the calls.
// Fails: opensAtItsRate, theExactRate, notBeforeItsMinimum, anAnswerMayOpenIt,
//   onlyTheLastCallsCount, closesWithACleanSheet, errorsDoNotCount, foreignCancellationsDoNotCount,
//   callsThatCannotBeMade, veryLateCallsDoNotCount, cancelledInAllPoliciesAtEveryMoment
package asyncio.service;

public final class CircuitBreaker implements Policy {

  private boolean hasFailedTooOften() {
    return 100L * window.failures() >= (long) settings.failurePercent() * window.calls();
  }
}
