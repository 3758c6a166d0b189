// Misconception: what is broken is mended by somebody.
// Fails: anOpenBreakerRefuses, oneProbeAtATime, allComeAtOnce, closesWithACleanSheet,
//   aFailedProbeOpensItAgain, aCancelledProbe, aProbeWithAnError, callsThatCannotBeMade,
//   decidedAtTheStart, openForItsTime, aWrongRequestIsNoFailure, duringAProbe, lateCallsDoNotCount,
//   veryLateCallsDoNotCount, lateFailuresDoNotCount, cancelledProbesAtEveryMoment
package asyncio.service;

import java.time.Duration;

public final class CircuitBreaker implements Policy {

  private Duration left() {
    return settings.openFor();
  }
}
