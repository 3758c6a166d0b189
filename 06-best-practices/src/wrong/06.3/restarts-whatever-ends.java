// Misconception: a supervisor keeps everything running.
// Fails: transientReturns, transientCancelled, oneForAllStartsWhatHadEnded
package asyncio.pattern;



public final class Supervisor {

  private static boolean isRestarted(Restart restart, Exit exit) {
    return switch (restart) {
      case PERMANENT, TRANSIENT -> true;
      case TEMPORARY -> false;
    };
  }
}
