// Misconception: who is asked to end does so.
// Fails: aRunThatRefuses
package asyncio.periodic;

import asyncio.task.Task;

public final class PeriodicTask implements AutoCloseable {

  private void ended(Task<Void> run) {
    underWay.remove(run);
    boolean hasFailed = failed.remove(run);
    if (run.cancelling() > 0 && !hasFailed) {
      tally.cancelled();
    }
    turns.ended();
    dueTimes.runEnded(loop.time());
    wakeTimekeeper();
  }
}
