// Misconception: a future that is cancelled takes its job along.
// Fails: noneBeginsBesideAFailure, noneBeginsAfterAFailure, theCallerIsInterruptedHere,
//   completedFromOutside, thePoolRefusesOne, refusedAndWaitedFor
package asyncio.compare;

import asyncio.task.Failures;

public final class OnCompletableFutures implements Model {

  private static <R> R perform(Job<R> job, Gate gate) {
    boolean entered = gate.enter();
    try {
      return job.perform(Site.blocking());
    } catch (Throwable failure) {
      gate.close(failure);
      throw Failures.rethrow(failure);
    } finally {
      if (entered) {
        gate.leave();
      }
    }
  }
}
