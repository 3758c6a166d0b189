// Misconception: what ends first is first.
// Fails: startsAndReturns
// By luck: noneBeginsBesideAFailure, nullAndNothing
package asyncio.compare;

public final class OnCompletableFutures implements Model {

  private <R> CompletableFuture<List<R>> start(List<? extends Job<R>> jobs, Gate gate) {
    var all = new CompletableFuture<List<R>>();
    all.whenComplete((_, failure) -> gate.close(failure));
    var parts = new ArrayList<CompletableFuture<R>>();
    List<R> results = java.util.Collections.synchronizedList(new ArrayList<>());
    try {
      for (Job<R> job : jobs) {
        CompletableFuture<R> part = CompletableFuture.supplyAsync(() -> perform(job, gate), pool);
        part.exceptionally(
            _ -> {
              all.completeExceptionally(gate.why());
              return null;
            });
        part.thenAccept(results::add);
        parts.add(part);
      }
    } catch (Throwable refused) {
      gate.close(refused);
      all.completeExceptionally(gate.why());
    }
    CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new))
        .thenRun(
            () -> {
              all.complete(new ArrayList<>(results));
            });
    return all;
  }
}
