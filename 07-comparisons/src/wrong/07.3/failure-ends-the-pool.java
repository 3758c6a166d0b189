// Misconception: after a failure, the pool is ended by shutdownNow.
// Fails: theNextOneDoesNotBegin, theCallerIsInterrupted, thePoolGoesOn
package asyncio.compare;

import asyncio.task.Failures;

public final class OnExecutor implements Model {

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    var gate = new Gate();
    var ends = new ExecutorCompletionService<R>(pool);
    var futures = new ArrayList<Future<R>>();
    try {
      for (Job<R> job : jobs) {
        futures.add(ends.submit(() -> perform(job, gate)));
      }
      var results = new ArrayList<R>();
      for (int i = 0; i < jobs.size(); i++) {
        if (ends.take().state() != Future.State.SUCCESS) {
          throw Failures.rethrow(gate.why());
        }
      }
      futures.forEach(future -> results.add(future.resultNow()));
      return results;
    } finally {
      if (gate.why() != null || Thread.currentThread().isInterrupted() || !ended(futures)) {
        pool.shutdownNow();
      }
      gate.close(null);
      futures.forEach(future -> future.cancel(true));
      gate.awaitEmpty();
    }
  }

  private static <R> boolean ended(List<Future<R>> futures) {
    return futures.stream().allMatch(Future::isDone);
  }
}
