// Misconception: a future for nothing does no harm.
// Fails: aConditionOnWhichNobodyWaitedBelongsToNoLoop
package asyncio.sync;

import asyncio.task.Future;

public final class Condition {

  private void awaitNotification() {
    Future<Void> notification = binding.newWaiter();
    requireLocked("cannot wait on un-acquired lock");
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
      wake(1);
      throw gaveUp;
    }
  }
}
