// Misconception: a future that is done has no job that runs.
// Fails: deafOnAPool
// By luck: aFailureBehindARunningJob, thePoolRefuses, theNextOneDoesNotBegin
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
      gate.close(null);
      futures.forEach(future -> future.cancel(true));
      for (Future<R> future : futures) {
        while (!future.isDone()) {
          Thread.onSpinWait();
        }
      }
    }
  }
}
