// Misconception: a step throws nothing: failures are the task's.
// Fails: stepThrows
// Replaces: the whole class
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
          if (loop.isRunning()) {
            runNow(tasks, firstStep);
          } else {
            loop.callSoon(firstStep);
          }
        });
  }

  private static void runNow(Tasks tasks, Runnable step) {
    Task<?> before = tasks.swapCurrent(null);
    try {
      step.run();
    } catch (Throwable failure) {
      // The task knows of it.
    } finally {
      tasks.swapCurrent(before);
    }
  }

  public static <T> Task<T> start(Coroutine<T> coroutine) {
    return new EagerTasks().create(EventLoop.running(), coroutine, null, null);
  }
}
