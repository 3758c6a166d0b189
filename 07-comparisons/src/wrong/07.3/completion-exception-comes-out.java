// Misconception: a stage is told what the stage before it has thrown.
// Fails: theFirstFailure, theVeryObject, noneBeginsAfterAFailure, whatRunsIsWaitedFor,
//   refusedAndWaitedFor
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
            failure -> {
              all.completeExceptionally(
                  gate.why() instanceof CancellationException ? gate.why() : failure);
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
              all.complete(results);
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
      return all.get();
    } catch (ExecutionException | CancellationException failed) {
      throw Failures.rethrow(
          failed.getCause() == null
              ? failed
              : new java.util.concurrent.CompletionException(failed.getCause()));
    } finally {
      all.cancel(false);
      gate.awaitEmpty();
    }
  }
}
