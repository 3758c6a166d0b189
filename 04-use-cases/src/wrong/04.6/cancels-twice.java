// Misconception: to be on the safe side, tell them directly.
// Fails: cancelledTwice
package asyncio.periodic;

import asyncio.task.Task;

public final class PeriodicTask implements AutoCloseable {

  public void cancel() {
    end();
    timekeeper.cancel();
    underWay.forEach(Task::cancel);
  }
}
