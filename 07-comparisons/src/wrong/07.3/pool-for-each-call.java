// Misconception: a pool is made where it is used.
// Fails: boundedByThePool, soManyThreads, thePoolGoesOn, thePoolRefuses
// By luck: theNextOneDoesNotBegin, theCallerIsInterrupted
package asyncio.compare;

import asyncio.task.Failures;

public final class OnExecutor implements Model {

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    var gate = new Gate();
    var futures = new ArrayList<Future<R>>();
    try (var mine = Executors.newFixedThreadPool(3)) {
      var ends = new ExecutorCompletionService<R>(mine);
      try {
        for (Job<R> job : jobs) {
          futures.add(ends.submit(() -> perform(job, gate)));
        }
        for (int i = 0; i < jobs.size(); i++) {
          if (ends.take().state() != Future.State.SUCCESS) {
            throw Failures.rethrow(gate.why());
          }
        }
        var results = new ArrayList<R>();
        futures.forEach(future -> results.add(future.resultNow()));
        return results;
      } finally {
        gate.close(null);
        futures.forEach(future -> future.cancel(true));
      }
    }
  }
}
