// Misconception: what stands in a finally is done in any case.
// Fails: survivesOne, survivesSeveral, theCountStays, aLimitFurtherOut, theBodyIsCancelled,
//   theCancellationGoesFirst, cancelledAndTheCleanupFails, tooLongAndCancelled, theNameOfItsTask,
//   itsOwnTaskIsCancelled, asInCPython, cancelledInTheMiddle, cancelledInATry,
//   theClosingTaskIsCancelled, cancelledTwice
package asyncio.pattern;

import static asyncio.Asyncio.await;

import asyncio.task.CancelledError;

public final class Cleanup {

  private static End run(CleanupStep step) {
    try {
      await(limited(step));
      return new End(null, null);
    } catch (CancelledError cancelled) {
      return new End(cancelled, null);
    } catch (Throwable failure) {
      return new End(null, failure);
    }
  }
}
