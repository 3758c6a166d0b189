// Alternative: the step is kept, and run when the task is there.
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
    var steps = new Runnable[1];
    Task<T> task = tasks.create(coroutine, name, context, step -> steps[0] = step);
    if (loop.isRunning()) {
      runNow(tasks, steps[0]);
    } else {
      loop.callSoon(steps[0]);
    }
    return task;
  }
}
