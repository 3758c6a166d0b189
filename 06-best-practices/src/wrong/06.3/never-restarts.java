// Misconception: what has ended has ended.
package asyncio.pattern;



public final class Supervisor {

  private static boolean isRestarted(Restart restart, Exit exit) {
    return false;
  }
}
