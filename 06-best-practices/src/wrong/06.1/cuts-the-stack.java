// Misconception: ten frames say enough of any place.
// Fails: wholeStack
package asyncio.debug;

public final class SlowCallbacks {

  private void report(Object source, long took, StackTraceElement[] stack) {
    loop.callExceptionHandler(
        new ExceptionContext(
            "executing %s took %d ms"
                .formatted(Texts.of(source), Duration.ofNanos(took).toMillis()),
            stack == null ? null : new Place("slow here", Stacks.of(stack, 10)),
            source));
  }
}
