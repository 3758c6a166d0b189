// Misconception: the stack that was seen last is better than none.
// Fails: noPlaceOfTheSlowOne
package asyncio.debug;

public final class SlowCallbacks {

  private StackTraceElement[] last;

  @Override
  public void afterCallback(Handle handle) {
    long took = loop.time() - beganAt;
    StackTraceElement[] stack = sampler.end();
    if (stack != null) {
      last = stack;
    } else {
      stack = last;
    }
    if (took >= limitNanos) {
      report(task != null ? task : handle, took, stack);
    }
    task = null;
  }
}
