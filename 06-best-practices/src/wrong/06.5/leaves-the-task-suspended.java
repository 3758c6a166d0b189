// Misconception: closing the loop cancels it anyway.
// Fails: cleansUp, refuses
package asyncio.testing;

import asyncio.task.Task;

public final class TestLoop implements AutoCloseable {

  private void giveUp(Task<?> task) {}
}
