// Misconception: a task runs in a copy of the current context.
// Fails: givenContext
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
        null,
        firstStep -> {
          if (loop.isRunning()) {
            runNow(tasks, firstStep);
          } else {
            loop.callSoon(firstStep);
          }
        });
  }
}
