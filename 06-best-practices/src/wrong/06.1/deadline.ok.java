// Alternative: a callback has a time at which it is late.
package asyncio.debug;

public final class SlowCallbacks {

  @Override
  public void beforeCallback(Handle handle) {
    task = null;
    beganAt = loop.time();
    sampler.begin();
  }

  @Override
  public void afterCallback(Handle handle) {
    long ended = loop.time();
    StackTraceElement[] stack = sampler.end();
    boolean late = ended >= beganAt + limitNanos;
    if (late) {
      report(task == null ? handle : task, ended - beganAt, stack);
    }
  }
}
