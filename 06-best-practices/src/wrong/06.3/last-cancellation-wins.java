// Misconception: of several, the last one is the one that counts.
// Fails: survivesSeveral, tooLongAndCancelled, cancelledInTheMiddle, cancelledInATry
package asyncio.pattern;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.currentTask;
import static asyncio.Asyncio.waitUntil;

import asyncio.task.CancelledError;
import asyncio.task.ReturnWhen;
import asyncio.task.Task;
import java.util.List;

public final class Cleanup {

  private static End run(CleanupStep step) {
    Task<Void> task =
        createTask(limited(step), "%s of %s".formatted(step.name(), currentTask().name()));
    CancelledError first = null;
    while (!task.isDone()) {
      try {
        await(waitUntil(ReturnWhen.ALL_COMPLETED, List.of(task)));
      } catch (CancelledError cancelled) {
        first = cancelled;
      }
    }
    return new End(first, failureOf(task));
  }
}
