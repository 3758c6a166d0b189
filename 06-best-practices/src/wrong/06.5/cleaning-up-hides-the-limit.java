// Misconception: the task that was cancelled tells how it ended.
// Fails: stuck, timeLimit, spinning, stopped, cleansUp, cleaningUpFails, limits, limitsOfTheClass,
//   composedLimits, afterAStuckTest, limitsOfARun
package asyncio.testing;

import asyncio.task.Runner;
import asyncio.task.Task;

public final class TestLoop implements AutoCloseable {

  private void giveUp(Task<?> task) {
    task.cancel();
    guarded(() -> Runner.runUntilComplete(loop, task));
  }
}
