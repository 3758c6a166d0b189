// Misconception: a row is one failure right after the other.
// Fails: aCancelledRunInARow
package asyncio.periodic;

import asyncio.task.Task;

public final class PeriodicTask implements AutoCloseable {

  private void ended(Task<Void> run) {
    underWay.remove(run);
    boolean hasFailed = failed.remove(run);
    if (run.isCancelled() && !hasFailed) {
      tally.cancelled();
      tally.succeeded();
    }
    turns.ended();
    dueTimes.runEnded(loop.time());
    wakeTimekeeper();
  }
}
