// Misconception: a task begins in the next iteration, as ever.
// Fails: firstStep, withoutTheLoop, current, nested, inACallback, stepThrows, failure, cancelled,
//   cancelsItself, allTasksOfTheLoop, gathered, startOne, twin
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
        });
  }
}
