// Misconception: there will be another iteration for the report.
// Fails: lastCallback
package asyncio.debug;

public final class SlowCallbacks {

  private void report(Object source, long took, StackTraceElement[] stack) {
    var report =
        new ExceptionContext(
            "executing %s took %d ms"
                .formatted(Texts.of(source), Duration.ofNanos(took).toMillis()),
            stack == null ? null : new Place("slow here", stack),
            source);
    loop.callSoon(() -> loop.callExceptionHandler(report));
  }
}
