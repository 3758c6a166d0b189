// Misconception: each wait is for the limit at most.
// Fails: tooLongAndCancelled
package asyncio.pattern;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.currentTask;
import static asyncio.Asyncio.waitUntil;

import asyncio.task.CancelledError;
import asyncio.task.ReturnWhen;
import asyncio.task.Task;
import asyncio.task.TimeoutError;
import java.util.List;

public final class Cleanup {

  private static End run(CleanupStep step) {
    Task<Void> task =
        createTask(async(step.action()), "%s of %s".formatted(step.name(), currentTask().name()));
    CancelledError first = null;
    boolean late = false;
    while (!task.isDone()) {
      try {
        await(waitUntil(ReturnWhen.ALL_COMPLETED, late ? null : step.limit(), List.of(task)));
        if (!task.isDone()) {
          late = true;
          task.cancel();
        }
      } catch (CancelledError cancelled) {
        first = first == null ? cancelled : first;
      }
    }
    return new End(
        first, late ? new GivenUp(step.name(), step.limit(), new TimeoutError()) : failureOf(task));
  }
}
