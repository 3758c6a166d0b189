// Misconception: the one who notifies hands over the lock.
// Fails: theLockIsFreeWhileATaskWaits, someAndEach, twoNotificationsWakeTwo,
//   aNotificationIsNotRemembered, waitUntilAsksAgain, aCancelledWaitEndsWithTheLock,
//   aWaitThatIsCancelledTwice, aCancellationAfterTheNotificationIsNotForgotten,
//   theNotificationOfACancelledTaskGoesOn, aNotificationPassesOverTheCancelled,
//   twoConditionsMayShareALock, aWaitLeavesNothingBehind, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

public final class Condition {

  private void awaitNotification() {
    requireLocked("cannot wait on un-acquired lock");
    var notification = binding.newWaiter();
    lock.release();
    waiters.add(notification);
    try {
      notification.await();
    } finally {
      waiters.remove(notification);
    }
  }
}
