// Misconception: the loop has to know of the task, so its step is scheduled, too.
// Fails: goesOnLater, allTasksOfTheLoop, twin
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
          loop.callSoon(firstStep);
          if (loop.isRunning()) {
            runNow(tasks, firstStep);
          }
        });
  }
}
