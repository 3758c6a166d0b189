// Misconception: closing the loop cancels it anyway.
package asyncio.testing;

import asyncio.task.Task;

public final class TestLoop implements AutoCloseable {

  private void giveUp(Task<?> task) {}
}
