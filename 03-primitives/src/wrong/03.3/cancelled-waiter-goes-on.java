// Misconception: a wait that was cancelled is over.
// Fails: aCancelledWaitUntil, aCancelledWaitEndsWithTheLock, theNotificationOfACancelledTaskGoesOn,
//   theNotificationOfOneThatIsCancelledLaterGoesOn, anErrorOfTheLockEndsTheWait,
//   aNotificationPassesOverTheCancelled, oneInTheMiddleLeaves
package asyncio.sync;

import asyncio.task.CancelledError;

public final class Condition {

  private void awaitNotification() {
    requireLocked("cannot wait on un-acquired lock");
    Future<Void> notification = binding.newWaiter();
    lock.release();
    try {
      waiters.add(notification);
      notification.await();
    } catch (CancelledError cancelled) {
      wake(1);
    } finally {
      waiters.remove(notification);
      acquireInAnyCase();
    }
  }
}
