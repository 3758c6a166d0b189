// Misconception: a task group hears of everything that goes wrong.
// Fails: aStageThatIsCancelled
package asyncio.sync;

import asyncio.task.Coroutine;
import asyncio.task.Task;
import asyncio.task.TaskGroup;

public final class Pipeline<I, O> {

  private static Task<Void> startPart(TaskGroup group, Coroutine<Void> part, String name) {
    return group.createTask(part, name);
  }
}
