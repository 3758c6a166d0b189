// Misconception: the limit is still in time.
// Fails: limit, limitOfMicroseconds
package asyncio.debug;

public final class SlowCallbacks {

  @Override
  public void afterCallback(Handle handle) {
    long took = loop.time() - beganAt;
    StackTraceElement[] stack = sampler.end();
    if (took > limitNanos) {
      report(task != null ? task : handle, took, stack);
    }
    task = null;
  }
}
