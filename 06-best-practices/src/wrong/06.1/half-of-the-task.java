// Misconception: the task belongs to the source; the text says what ran.
// Fails: taskStep
package asyncio.debug;

public final class SlowCallbacks {

  @Override
  public void afterCallback(Handle handle) {
    long took = loop.time() - beganAt;
    StackTraceElement[] stack = sampler.end();
    if (took >= limitNanos) {
      loop.callExceptionHandler(
          new ExceptionContext(
              "executing %s took %d ms"
                  .formatted(Texts.of(handle), Duration.ofNanos(took).toMillis()),
              stack == null ? null : new Place("slow here", stack),
              task != null ? task : handle));
    }
    task = null;
  }
}
