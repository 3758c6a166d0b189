// Misconception: the stack can be taken when the callback has ended.
// Fails: placeOfTheSlowOne, wholeStack, noPlaceOfTheSlowOne
package asyncio.debug;

public final class SlowCallbacks {

  @Override
  public void afterCallback(Handle handle) {
    long took = loop.time() - beganAt;
    StackTraceElement[] stack = Thread.currentThread().getStackTrace();
    sampler.end();
    if (took >= limitNanos) {
      report(task != null ? task : handle, took, stack);
    }
    task = null;
  }
}
