// Misconception: every new thread is the test's.
package asyncio.testing;

public final class Leaks {

  private static boolean isForEverybody(Thread thread) {
    return false;
  }
}
