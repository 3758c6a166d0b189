// Misconception: a callback begins when the one before it has ended.
// Fails: slow, source, limit, limitOfMicroseconds, roundsDown, sleeping, severalSlow, failing,
//   throwingTextOfACallback
package asyncio.debug;

public final class SlowCallbacks {

  private boolean measuring;

  @Override
  public void beforeCallback(Handle handle) {
    if (!measuring) {
      beganAt = loop.time();
    }
    measuring = true;
    task = null;
    sampler.begin();
  }

  @Override
  public void afterCallback(Handle handle) {
    long took = loop.time() - beganAt;
    StackTraceElement[] stack = sampler.end();
    if (took >= limitNanos) {
      report(task != null ? task : handle, took, stack);
    }
    beganAt = loop.time();
    task = null;
  }
}
