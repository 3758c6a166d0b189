// Misconception: time is what System.nanoTime says.
// Fails: slow, source, limit, limitOfMicroseconds, lastCallback, roundsDown, severalSlow,
//   placeOfTheSlowOne, wholeStack, noPlaceOfTheSlowOne, taskStep, noTask, failing,
//   throwingTextOfACallback
package asyncio.debug;

public final class SlowCallbacks {

  @Override
  public void beforeCallback(Handle handle) {
    task = null;
    sampler.begin();
    beganAt = System.nanoTime();
  }

  @Override
  public void afterCallback(Handle handle) {
    long took = System.nanoTime() - beganAt;
    StackTraceElement[] stack = sampler.end();
    if (took >= limitNanos) {
      report(task != null ? task : handle, took, stack);
    }
    task = null;
  }
}
