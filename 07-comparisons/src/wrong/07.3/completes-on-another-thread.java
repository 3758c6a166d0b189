// Misconception: whoever waits for the jobs is a thread of its own.
// Fails: whereDependentsRun
// By luck: nullAndNothing
package asyncio.compare;

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
        .thenRunAsync(
            () -> {
              var results = new ArrayList<R>();
              parts.forEach(part -> results.add(part.resultNow()));
              all.complete(results);
            },
            command -> Thread.ofPlatform().daemon().start(command));
    return all;
  }
}
