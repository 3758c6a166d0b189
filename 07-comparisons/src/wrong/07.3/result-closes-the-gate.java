// Misconception: what depends on a future has run when complete returns.
// Fails: noneBeginsBesideAFailure
package asyncio.compare;

import asyncio.task.Failures;

public final class OnCompletableFutures implements Model {

  private <R> CompletableFuture<List<R>> start(List<? extends Job<R>> jobs, Gate gate) {
    var all = new CompletableFuture<List<R>>();
    all.whenComplete((_, failure) -> gate.close(failure));
    var parts = new ArrayList<CompletableFuture<R>>();
    try {
      for (Job<R> job : jobs) {
        CompletableFuture<R> part =
            CompletableFuture.supplyAsync(() -> perform(job, gate, all), pool);
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
              all.complete(results);
            });
    return all;
  }

  private static <R> R perform(Job<R> job, Gate gate, CompletableFuture<List<R>> all) {
    if (!gate.enter()) {
      throw new CancellationException();
    }
    try {
      return job.perform(Site.blocking());
    } catch (Throwable failure) {
      all.completeExceptionally(failure);
      throw Failures.rethrow(failure);
    } finally {
      gate.leave();
    }
  }
}
