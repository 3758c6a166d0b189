// Misconception: the lock is all that matters at this point (gh-111693: CPython's wait went on as if nothing had happened).
// Fails: aCancellationAfterTheNotificationIsNotForgotten
package asyncio.sync;

import asyncio.task.CancelledError;

public final class Condition {

  private void acquireInAnyCase() {
    while (true) {
      try {
        await(lock.acquire());
        return;
      } catch (CancelledError again) {
        // The lock first.
      }
    }
  }
}
