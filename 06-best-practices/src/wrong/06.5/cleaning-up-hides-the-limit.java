// Misconception: the task that was cancelled tells how it ended.
package asyncio.testing;

import asyncio.task.Runner;
import asyncio.task.Task;

public final class TestLoop implements AutoCloseable {

  private void giveUp(Task<?> task) {
    task.cancel();
    guarded(() -> Runner.runUntilComplete(loop, task));
  }
}
