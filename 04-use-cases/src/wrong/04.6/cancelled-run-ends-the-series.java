// Misconception: who cancels a run wants it to end for good.
// Fails: fixedDelayAfterAFailure, aCancelledRunInARow, cancellingARun, runsCancelledAtEveryMoment
package asyncio.periodic;

import asyncio.task.Task;

public final class PeriodicTask implements AutoCloseable {

  private void ended(Task<Void> run) {
    underWay.remove(run);
    boolean hasFailed = failed.remove(run);
    if (run.isCancelled() && !hasFailed) {
      tally.cancelled();
      end();
    }
    turns.ended();
    dueTimes.runEnded(loop.time());
    wakeTimekeeper();
  }
}
