// Misconception: the last task that took a step has taken this one, too.
// Fails: noTask
package asyncio.debug;

public final class SlowCallbacks {

  @Override
  public void beforeCallback(Handle handle) {
    sampler.begin();
    beganAt = loop.time();
  }

  @Override
  public void afterCallback(Handle handle) {
    long took = loop.time() - beganAt;
    StackTraceElement[] stack = sampler.end();
    if (took >= limitNanos) {
      report(task != null ? task : handle, took, stack);
    }
  }
}
