// Misconception: virtual threads have no names.
// Fails: namedVirtual
package asyncio.debug;

public final class WrongThreadCalls {

  private static String name(Thread thread) {
    return thread.isVirtual() ? "#" + thread.threadId() : thread.getName();
  }
}
