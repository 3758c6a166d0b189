// Misconception: whoever is in the line is waiting, and passes on only what it had.
// Fails: aNotificationPassesOverTheCancelled
package asyncio.sync;

import asyncio.task.Future;

public final class Condition {

  private void wake(int number) {
    for (int left = number; left > 0 && !waiters.isEmpty(); left--) {
      Future<Void> waiter = waiters.remove();
      if (!waiter.isDone()) {
        waiter.setResult(null);
      }
    }
  }

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
    } catch (Throwable gaveUp) {
      if (notification.isDone() && !notification.isCancelled()) {
        wake(1);
      }
      throw gaveUp;
    }
  }
}
