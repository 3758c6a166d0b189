// Misconception: what has ended has ended.
// Fails: oneForOne, permanent, transientReturns, unaskedCancelledError, oneForAll,
//   oneForAllStartsWhatHadEnded, restForOne, givesUp, noRestarts, thePeriod, pauses,
//   othersDuringAPause, aRestartIsReplaced, cancelledDuringARestart, stuckAtARestart,
//   failuresAtARestart, removedWhileItWaits
package asyncio.pattern;



public final class Supervisor {

  private static boolean isRestarted(Restart restart, Exit exit) {
    return false;
  }
}
