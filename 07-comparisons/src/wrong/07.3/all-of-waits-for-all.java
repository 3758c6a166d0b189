// Misconception: allOf fails as soon as one of them does.
// Fails: theFirstFailure, noneBeginsBesideAFailure
package asyncio.compare;

public final class OnCompletableFutures implements Model {

  private <R> CompletableFuture<List<R>> start(List<? extends Job<R>> jobs, Gate gate) {
    var all = new CompletableFuture<List<R>>();
    all.whenComplete((_, failure) -> gate.close(failure));
    var parts = new ArrayList<CompletableFuture<R>>();
    try {
      for (Job<R> job : jobs) {
        CompletableFuture<R> part = CompletableFuture.supplyAsync(() -> perform(job, gate), pool);
        parts.add(part);
      }
    } catch (Throwable refused) {
      gate.close(refused);
      all.completeExceptionally(gate.why());
    }
    CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new))
        .whenComplete(
            (_, failure) -> {
              if (failure != null) {
                all.completeExceptionally(gate.why());
                return;
              }
              var results = new ArrayList<R>();
              parts.forEach(part -> results.add(part.resultNow()));
              all.complete(results);
            });
    return all;
  }
}
