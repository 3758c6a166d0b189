// Misconception: only time makes runs begin.
// Fails: theLoopIsHeldUpAndCatchesUp, fixedDelay, fixedDelayAfterAFailure, bufferOne, bufferAll,
//   facts
package asyncio.periodic;

import asyncio.task.Task;

public final class PeriodicTask implements AutoCloseable {

  private void ended(Task<Void> run) {
    underWay.remove(run);
    boolean hasFailed = failed.remove(run);
    if (run.isCancelled() && !hasFailed) {
      tally.cancelled();
    }
    turns.ended();
    dueTimes.runEnded(loop.time());
    if (nextDue().isEmpty()) {
      wakeTimekeeper();
    }
  }
}
