// Misconception: a loop is running, or none is.
// Fails: anotherLoopIsRunning
package asyncio.perf;

import asyncio.loop.EventLoop;
import asyncio.task.Context;
import asyncio.task.Coroutine;
import asyncio.task.Task;
import asyncio.task.TaskFactory;
import asyncio.task.Tasks;

public final class EagerTasks implements TaskFactory {
  @Override
  public <T> Task<T> create(EventLoop loop, Coroutine<T> coroutine, String name, Context context) {
    Tasks tasks = Tasks.of(loop);
    return tasks.create(
        coroutine,
        name,
        context,
        firstStep -> {
          if (isInALoop()) {
            runNow(tasks, firstStep);
          } else {
            loop.callSoon(firstStep);
          }
        });
  }

  private static boolean isInALoop() {
    try {
      return EventLoop.running() != null;
    } catch (IllegalStateException none) {
      return false;
    }
  }
}
