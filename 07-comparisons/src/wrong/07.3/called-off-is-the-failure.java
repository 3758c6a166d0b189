// Misconception: what take gives first with a failure is the first failure.
// Fails: theNextOneDoesNotBegin
// By luck: theFirstOfTwoFailures
package asyncio.compare;

import asyncio.task.Failures;

public final class OnExecutor implements Model {

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    var gate = new Gate();
    var futures = new ArrayList<Future<R>>();
    try {
      for (Job<R> job : jobs) {
        futures.add(pool.submit(() -> perform(job, gate)));
      }
      while (!futures.stream().allMatch(Future::isDone) && gate.why() == null) {
        Thread.sleep(1);
      }
      var results = new ArrayList<R>();
      for (Future<R> future : futures.reversed()) {
        if (future.state() == Future.State.FAILED) {
          throw Failures.rethrow(future.exceptionNow());
        }
        if (gate.why() == null) {
          results.addFirst(future.resultNow());
        }
      }
      if (gate.why() != null) {
        throw Failures.rethrow(gate.why());
      }
      return results;
    } finally {
      gate.close(null);
      futures.forEach(future -> future.cancel(true));
      gate.awaitEmpty();
    }
  }
}
