// Misconception: a task that has failed is told to who made it.
// Fails: failure
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
    Task<T> task =
        tasks.create(
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
    if (task.isDone() && !task.isCancelled() && task.exception() != null) {
      task.result();
    }
    return task;
  }
}
