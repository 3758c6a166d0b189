// Misconception: every object has a text.
// Fails: throwingTextOfACallback
package asyncio.debug;

public final class SlowCallbacks {

  private void report(Object source, long took, StackTraceElement[] stack) {
    loop.callExceptionHandler(
        new ExceptionContext(
            "executing %s took %d ms".formatted(source, Duration.ofNanos(took).toMillis()),
            stack == null ? null : new Place("slow here", stack),
            source));
  }
}
