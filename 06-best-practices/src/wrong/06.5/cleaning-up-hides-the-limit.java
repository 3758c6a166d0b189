// Misconception: the task that was cancelled tells how it ended.
// Fails: stuck, timeLimit, spinning, cleansUp, cleaningUpFails, limits, afterAStuckTest
package asyncio.testing;

import asyncio.task.Runner;
import asyncio.task.Task;

public final class TestLoop implements AutoCloseable {

  private void giveUp(Task<?> task) {
    task.cancel();
    guarded(() -> Runner.runUntilComplete(loop, task));
  }
}
