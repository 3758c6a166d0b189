// Misconception: what has not failed need not be started again.
// Fails: permanent
package asyncio.pattern;



public final class Supervisor {

  private static boolean isRestarted(Restart restart, Exit exit) {
    return switch (restart) {
      case PERMANENT, TRANSIENT -> exit instanceof Exit.Failed;
      case TEMPORARY -> false;
    };
  }
}
