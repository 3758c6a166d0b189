// Misconception: a run has ended when it has done its work.
// Fails: fixedDelayAfterAFailure
package asyncio.periodic;

import static asyncio.Asyncio.currentTask;

import asyncio.task.Failures;
import asyncio.task.Task;

public final class PeriodicTask implements AutoCloseable {

  private void attempt(Tick tick) throws Exception {
    runOfCaller.set(currentTask());
    try {
      body.run(tick);
      tally.succeeded();
      dueTimes.runEnded(loop.time());
    } catch (Throwable thrown) {
      if (!Failures.isFailure(thrown)) {
        throw thrown;
      }
      failed(tick, thrown);
    }
  }

  private void ended(Task<Void> run) {
    underWay.remove(run);
    boolean hasFailed = failed.remove(run);
    if (run.isCancelled() && !hasFailed) {
      tally.cancelled();
    }
    turns.ended();
    wakeTimekeeper();
  }
}
