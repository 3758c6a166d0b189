// Misconception: the caller hears of a failure before the pool goes on.
// Fails: theNextOneDoesNotBegin
package asyncio.compare;

import asyncio.task.Failures;

public final class OnExecutor implements Model {

  private static <R> R perform(Job<R> job, Gate gate) throws Exception {
    if (!gate.enter()) {
      throw new CancellationException();
    }
    try {
      return job.perform(Site.blocking());
    } finally {
      gate.leave();
    }
  }

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    var gate = new Gate();
    var ends = new ExecutorCompletionService<R>(pool);
    var futures = new ArrayList<Future<R>>();
    try {
      for (Job<R> job : jobs) {
        futures.add(ends.submit(() -> perform(job, gate)));
      }
      for (int i = 0; i < jobs.size(); i++) {
        Future<R> end = ends.take();
        if (end.state() != Future.State.SUCCESS) {
          throw Failures.rethrow(end.exceptionNow());
        }
      }
      var results = new ArrayList<R>();
      futures.forEach(future -> results.add(future.resultNow()));
      return results;
    } finally {
      gate.close(null);
      futures.forEach(future -> future.cancel(true));
      gate.awaitEmpty();
    }
  }
}
