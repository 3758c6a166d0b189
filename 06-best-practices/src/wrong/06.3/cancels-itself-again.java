// Misconception: a cancellation that was caught is made anew when it is convenient.
// Fails: survivesOne, survivesSeveral, theCountStays, aLimitFurtherOut, theCancellationGoesFirst,
//   tooLongAndCancelled, aCancellationOfSomethingElse, asInCPython, cancelledInTheMiddle,
//   cancelledInATry
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
        first = first == null ? cancelled : first;
      }
    }
    if (first != null) {
      currentTask().cancel();
    }
    return new End(null, failureOf(task));
  }
}
