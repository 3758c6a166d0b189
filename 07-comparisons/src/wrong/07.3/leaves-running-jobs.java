// Misconception: the result is there, so all is over.
// Fails: whatRunsIsWaitedFor, theCallerIsInterruptedHere
package asyncio.compare;

public final class OnCompletableFutures implements Model {

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    var gate = new Gate();
    CompletableFuture<List<R>> all = start(jobs, gate);
    try {
      return all.get();
    } catch (ExecutionException | CancellationException failed) {
      throw Thrown.asItIs(gate.why());
    } finally {
      all.cancel(false);
    }
  }
}
