// Misconception: a future is there to be asked at once.
// Fails: boundedByThePool, orderOfTheJobs, aFailureBehindARunningJob, theFirstOfTwoFailures,
//   deafOnAPool, thePoolGoesOn, thePoolRefuses, closingEndsThePool
package asyncio.compare;

import asyncio.task.Failures;

public final class OnExecutor implements Model {

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    var gate = new Gate();
    var results = new ArrayList<R>();
    Future<R> last = null;
    try {
      for (Job<R> job : jobs) {
        last = pool.submit(() -> perform(job, gate));
        results.add(last.get());
      }
      return results;
    } catch (java.util.concurrent.ExecutionException failed) {
      throw Failures.rethrow(gate.why());
    } finally {
      gate.close(null);
      if (last != null) {
        last.cancel(true);
      }
      gate.awaitEmpty();
    }
  }
}
