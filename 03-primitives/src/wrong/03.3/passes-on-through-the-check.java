// Misconception: to pass a notification on is to notify.
// Fails: aCancelledWaitUntil, theNotificationOfACancelledTaskGoesOn,
//   theNotificationOfOneThatIsCancelledLaterGoesOn, anErrorOfTheLockEndsTheWait,
//   aNotificationPassesOverTheCancelled, oneInTheMiddleLeaves, aWaitLeavesNothingBehind,
//   aConditionBelongsToOneLoop, aRefusedWaitKeepsTheLock
package asyncio.sync;

public final class Condition {

  private void awaitNotification() {
    requireLocked("cannot wait on un-acquired lock");
    Future<Void> notification = binding.newWaiter();
    lock.release();
    try {
      waiters.add(notification);
      notification.await();
    } catch (Throwable gaveUp) {
      notifySome(1);
      throw gaveUp;
    } finally {
      waiters.remove(notification);
      acquireInAnyCase();
    }
  }
}
