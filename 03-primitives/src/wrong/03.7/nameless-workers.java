// Misconception: a name is for people who write logs.
// Fails: workersHaveNames
package asyncio.sync;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.currentTask;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Task;
import asyncio.task.TaskGroup;

public final class Pipeline<I, O> {

  private static Task<Void> startPart(TaskGroup group, Coroutine<Void> part, String name) {
    return group.createTask(
        async(
            () -> {
              try {
                await(part);
              } catch (CancelledError cancelled) {
                if (currentTask().cancelling() == 0) {
                  throw new IllegalStateException(name + " was cancelled from within", cancelled);
                }
                throw cancelled;
              }
            }));
  }
}
