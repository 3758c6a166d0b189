// Misconception: join is get without checked exceptions.
// Fails: theCallerIsInterruptedHere
package asyncio.compare;

import asyncio.task.Failures;
import java.util.concurrent.CompletionException;

public final class OnCompletableFutures implements Model {

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    var gate = new Gate();
    CompletableFuture<List<R>> all = start(jobs, gate);
    try {
      return all.join();
    } catch (CompletionException | CancellationException failed) {
      throw Failures.rethrow(gate.why());
    } finally {
      all.cancel(false);
      gate.awaitEmpty();
    }
  }
}
