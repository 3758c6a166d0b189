// Misconception: what has not returned has failed.
// Fails: transientCancelled
package asyncio.pattern;



public final class Supervisor {

  private static boolean isRestarted(Restart restart, Exit exit) {
    return switch (restart) {
      case PERMANENT -> true;
      case TRANSIENT -> !(exit instanceof Exit.Returned);
      case TEMPORARY -> false;
    };
  }
}
