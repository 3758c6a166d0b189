// Misconception: a limit is a number of milliseconds.
// Fails: limitOfMicroseconds
package asyncio.debug;

public final class SlowCallbacks {

  @Override
  public void afterCallback(Handle handle) {
    long took = loop.time() - beganAt;
    StackTraceElement[] stack = sampler.end();
    if (took / 1_000_000 >= limitNanos / 1_000_000) {
      report(task != null ? task : handle, took, stack);
    }
    task = null;
  }
}
