// Alternative: it asks once, by a task that no cancellation reaches.
package asyncio.sync;

import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.shield;

import asyncio.task.CancelledError;

public final class Condition {

  private void acquireInAnyCase() {
    CancelledError cancelled = null;
    var asking = createTask(lock.acquire());
    while (true) {
      try {
        await(shield(asking));
        break;
      } catch (CancelledError again) {
        cancelled = again;
      }
    }
    if (cancelled != null) {
      throw cancelled;
    }
  }
}
