// Misconception: one report is enough.
// Fails: severalSlow
package asyncio.debug;

public final class SlowCallbacks {

  private boolean reported;

  @Override
  public void afterCallback(Handle handle) {
    long took = loop.time() - beganAt;
    StackTraceElement[] stack = sampler.end();
    if (took >= limitNanos && !reported) {
      report(task != null ? task : handle, took, stack);
    }
    reported |= took >= limitNanos;
    task = null;
  }
}
