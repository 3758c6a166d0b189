// Misconception: how a run ended, its task knows.
// Fails: cancelledInItsHandler
package asyncio.periodic;

import asyncio.task.Task;

public final class PeriodicTask implements AutoCloseable {

  private void ended(Task<Void> run) {
    underWay.remove(run);
    if (run.isCancelled()) {
      tally.cancelled();
    }
    turns.ended();
    dueTimes.runEnded(loop.time());
    wakeTimekeeper();
  }
}
