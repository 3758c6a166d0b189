// Misconception: a wait can only be ended by a notification or a cancellation.
// Fails: anErrorOfTheLockEndsTheWait
package asyncio.sync;

import asyncio.task.CancelledError;

public final class Condition {

  private void awaitNotification() {
    requireLocked("cannot wait on un-acquired lock");
    Future<Void> notification = binding.newWaiter();
    lock.release();
    try {
      try {
        waiters.add(notification);
        notification.await();
      } finally {
        waiters.remove(notification);
        acquireInAnyCase();
      }
    } catch (CancelledError gaveUp) {
      wake(1);
      throw gaveUp;
    }
  }
}
