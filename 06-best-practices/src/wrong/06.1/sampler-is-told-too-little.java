// Misconception: only what was slow is asked of the sampler.
// Fails: samplerIsTold
package asyncio.debug;

public final class SlowCallbacks {

  @Override
  public void afterCallback(Handle handle) {
    long took = loop.time() - beganAt;
    StackTraceElement[] stack = took >= limitNanos ? sampler.end() : null;
    if (took >= limitNanos) {
      report(task != null ? task : handle, took, stack);
    }
    task = null;
  }
}
