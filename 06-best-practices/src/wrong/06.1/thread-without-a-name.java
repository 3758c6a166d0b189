// Misconception: every thread has a name.
// Fails: nameless
package asyncio.debug;

public final class WrongThreadCalls {

  private static String name(Thread thread) {
    return thread.getName();
  }
}
