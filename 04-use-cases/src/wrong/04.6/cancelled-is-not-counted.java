// Misconception: who was cancelled has not been.
// Fails: cancellingARun, runsCancelledAtEveryMoment, cancel, theTaskIsCancelled, facts
package asyncio.periodic;

import asyncio.task.Task;

public final class PeriodicTask implements AutoCloseable {

  private void ended(Task<Void> run) {
    underWay.remove(run);
    failed.remove(run);
    turns.ended();
    dueTimes.runEnded(loop.time());
    wakeTimekeeper();
  }
}
