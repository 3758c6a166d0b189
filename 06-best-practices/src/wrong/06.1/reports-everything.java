// Misconception: every callback is worth a report.
// Fails: slow, source, limit, limitOfMicroseconds, roundsDown, sleeping, severalSlow,
//   noPlaceOfTheSlowOne, taskStep, noTask, failing, throwingTextOfACallback
package asyncio.debug;

public final class SlowCallbacks {

  @Override
  public void afterCallback(Handle handle) {
    long took = loop.time() - beganAt;
    StackTraceElement[] stack = sampler.end();
    if (true) {
      report(task != null ? task : handle, took, stack);
    }
    task = null;
  }
}
