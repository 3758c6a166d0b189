// Misconception: get throws an InterruptedException whenever the thread is interrupted.
// Fails: interruptedBeforeItCalls
package asyncio.compare;

import asyncio.task.Failures;

public final class OnCompletableFutures implements Model {

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    var gate = new Gate();
    CompletableFuture<List<R>> all = start(jobs, gate);
    try {
      return all.get();
    } catch (ExecutionException | CancellationException failed) {
      throw Failures.rethrow(gate.why());
    } finally {
      all.cancel(false);
      gate.awaitEmpty();
    }
  }
}
