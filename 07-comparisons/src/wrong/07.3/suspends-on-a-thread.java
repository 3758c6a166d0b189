// Misconception: a future is enough to suspend on.
// Fails: pausesOnAThread
package asyncio.compare;

import asyncio.task.Failures;

public final class OnCompletableFutures implements Model {

  private static <R> R perform(Job<R> job, Gate gate) {
    if (!gate.enter()) {
      throw new CancellationException();
    }
    try {
      return job.perform(Site.suspending());
    } catch (Throwable failure) {
      gate.close(failure);
      throw Failures.rethrow(failure);
    } finally {
      gate.leave();
    }
  }
}
