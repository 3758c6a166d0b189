// Misconception: a result is something.
// Fails: nullAndNothing
package asyncio.compare;

import asyncio.task.Failures;

public final class OnCompletableFutures implements Model {

  private <R> CompletableFuture<List<R>> start(List<? extends Job<R>> jobs, Gate gate) {
    var all = new CompletableFuture<List<R>>();
    all.whenComplete((_, failure) -> gate.close(failure));
    var parts = new ArrayList<CompletableFuture<R>>();
    try {
      for (Job<R> job : jobs) {
        CompletableFuture<R> part = CompletableFuture.supplyAsync(() -> perform(job, gate), pool);
        part.exceptionally(
            _ -> {
              all.completeExceptionally(gate.why());
              return null;
            });
        parts.add(part);
      }
    } catch (Throwable refused) {
      gate.close(refused);
      all.completeExceptionally(gate.why());
    }
    CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new))
        .thenRun(
            () -> {
              var results = new ArrayList<R>();
              parts.forEach(part -> results.add(part.resultNow()));
              all.complete(List.copyOf(results));
            });
    return all;
  }

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    var gate = new Gate();
    CompletableFuture<List<R>> all = start(jobs, gate);
    try {
      return all.get(1, java.util.concurrent.TimeUnit.SECONDS);
    } catch (ExecutionException | CancellationException failed) {
      throw Failures.rethrow(gate.why());
    } finally {
      all.cancel(false);
      gate.awaitEmpty();
    }
  }
}
