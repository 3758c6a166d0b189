// Misconception: a job pauses by await, wherever it is done.
// Fails: pausesOnItsThread
package asyncio.compare;

public final class OnExecutor implements Model {

  private static <R> R perform(Job<R> job, Gate gate) throws Exception {
    if (!gate.enter()) {
      throw new CancellationException();
    }
    try {
      return job.perform(Site.suspending());
    } catch (Throwable failure) {
      gate.close(failure);
      throw failure;
    } finally {
      gate.leave();
    }
  }
}
