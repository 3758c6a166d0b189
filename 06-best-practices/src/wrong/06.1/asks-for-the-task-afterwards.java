// Misconception: the running task is asked for when it is needed.
// Fails: taskStep
package asyncio.debug;

import asyncio.task.Tasks;

public final class SlowCallbacks {

  @Override
  public void afterCallback(Handle handle) {
    long took = loop.time() - beganAt;
    StackTraceElement[] stack = sampler.end();
    if (took >= limitNanos) {
      report(Tasks.of(loop).current() != null ? Tasks.of(loop).current() : handle, took, stack);
    }
    task = null;
  }
}
