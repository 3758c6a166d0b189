// Misconception: names are for people, who do not look at tasks that end at once.
// Fails: nested
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
        null,
        context,
        firstStep -> {
          if (loop.isRunning()) {
            runNow(tasks, firstStep);
          } else {
            loop.callSoon(firstStep);
          }
        });
  }
}
