// Misconception: what shield throws is a request to this task, or the failure of the step.
// Fails: itsOwnTaskIsCancelled
package asyncio.pattern;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.currentTask;
import static asyncio.Asyncio.shield;

import asyncio.task.CancelledError;
import asyncio.task.Task;

public final class Cleanup {

  private static End run(CleanupStep step) {
    Task<Void> task =
        createTask(limited(step), "%s of %s".formatted(step.name(), currentTask().name()));
    CancelledError first = null;
    while (!task.isDone()) {
      try {
        await(shield(task));
      } catch (CancelledError cancelled) {
        first = first == null ? cancelled : first;
      } catch (Throwable failed) {
        break;
      }
    }
    return new End(first, failureOf(task));
  }
}
