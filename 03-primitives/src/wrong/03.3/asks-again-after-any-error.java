// Misconception: whatever happens, the wait must not end without the lock.
// Fails: anErrorOfTheLockEndsTheWait
package asyncio.sync;

import asyncio.task.CancelledError;

public final class Condition {

  private void acquireInAnyCase() {
    Throwable failed = null;
    while (true) {
      try {
        await(lock.acquire());
        break;
      } catch (Throwable again) {
        failed = again;
      }
    }
    if (failed instanceof CancelledError cancelled) {
      throw cancelled;
    }
  }
}
