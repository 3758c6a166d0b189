// Misconception: seconds are good enough, as in CPython.
// Fails: slow, limit, limitOfMicroseconds, lastCallback, roundsDown, severalSlow, taskStep, noTask,
//   failing, throwingTextOfACallback
package asyncio.debug;

public final class SlowCallbacks {

  private void report(Object source, long took, StackTraceElement[] stack) {
    loop.callExceptionHandler(
        new ExceptionContext(
            "executing %s took %.3f seconds".formatted(Texts.of(source), took / 1e9),
            stack == null ? null : new Place("slow here", stack),
            source));
  }
}
