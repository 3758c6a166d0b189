// Misconception: the result is there, so all is over.
// Fails: whatRunsIsWaitedFor, theCallerIsInterruptedHere, refusedAndWaitedFor
package asyncio.compare;

import asyncio.task.Failures;

public final class OnCompletableFutures implements Model {

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    var gate = new Gate();
    CompletableFuture<List<R>> all = start(jobs, gate);
    try {
      return all.get();
    } catch (ExecutionException | CancellationException failed) {
      throw Failures.rethrow(gate.why());
    } finally {
      all.cancel(false);
    }
  }
}
