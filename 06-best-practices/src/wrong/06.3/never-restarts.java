// Misconception: what has ended has ended.
// Fails: removedWhileItWaits, oneForOne, permanent, transientReturns, unaskedCancelledError,
//   oneForAll, oneForAllStartsWhatHadEnded, restForOne, givesUp, noRestarts, thePeriod, pauses,
//   othersDuringAPause, aRestartIsReplaced, cancelledDuringARestart, stuckAtARestart,
//   failuresAtARestart, aRestartCountsFromTheEnd, thePauseComesAfterStopping, twoFailTogether
package asyncio.pattern;



public final class Supervisor {

  private static boolean isRestarted(Restart restart, Exit exit) {
    return false;
  }
}
