// Misconception: an eager task is made by setting the factory.
// Fails: startOne
package asyncio.perf;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import asyncio.task.Task;
import asyncio.task.TaskFactory;
import asyncio.task.Tasks;

public final class EagerTasks implements TaskFactory {
  public static <T> Task<T> start(Coroutine<T> coroutine) {
    Tasks tasks = Tasks.of(EventLoop.running());
    tasks.setFactory(new EagerTasks());
    return tasks.create(coroutine, null, null);
  }
}
