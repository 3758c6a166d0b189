// Misconception: shield is all that is needed.
// Fails: survivesOne, survivesSeveral, theCountStays, aLimitFurtherOut, theBodyIsCancelled,
//   theCancellationGoesFirst, cancelledAndTheCleanupFails, tooLongAndCancelled,
//   itsOwnTaskIsCancelled, asInCPython, cancelledInTheMiddle, cancelledInATry, cancelledTwice
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
    try {
      await(shield(task));
      return new End(null, null);
    } catch (CancelledError cancelled) {
      return new End(cancelled, null);
    } catch (Throwable failure) {
      return new End(null, failure);
    }
  }
}
