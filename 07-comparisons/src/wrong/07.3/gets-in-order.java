// Misconception: invokeAll ends when a job fails.
// Fails: aFailureBehindARunningJob, deafOnAPool, thePoolGoesOn
// By luck: interruptedBeforeTheCall, thePoolRefuses
package asyncio.compare;

import asyncio.task.Failures;
import java.util.concurrent.Callable;

public final class OnExecutor implements Model {

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    var gate = new Gate();
    var calls = new ArrayList<Callable<R>>();
    for (Job<R> job : jobs) {
      calls.add(() -> perform(job, gate));
    }
    var results = new ArrayList<R>();
    for (Future<R> future : pool.invokeAll(calls)) {
      if (future.state() != Future.State.SUCCESS) {
        throw Failures.rethrow(gate.why());
      }
      results.add(future.resultNow());
    }
    return results;
  }
}
