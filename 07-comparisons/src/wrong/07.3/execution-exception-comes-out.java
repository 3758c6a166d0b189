// Misconception: an ExecutionException is what a failed job has thrown.
// Fails: aFailureBehindARunningJob, theFirstOfTwoFailures, theVeryFailure, theNextOneDoesNotBegin,
//   deafOnAPool, thePoolGoesOn
package asyncio.compare;

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
      for (int i = 0; i < jobs.size(); i++) {
        ends.take().get();
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
