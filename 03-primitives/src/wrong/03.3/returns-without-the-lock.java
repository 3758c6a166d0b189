// Misconception: the one who notifies hands over the lock.
// Fails: theLockIsFreeWhileATaskWaits, oneNotificationWakesOne, someAndEach,
//   noneAndMoreThanThereAre, twoNotificationsWakeTwo, aNotificationIsNotRemembered,
//   aRefusedNotificationWakesNobody, madeBeforeTheLockWasTaken, madeWhileThePredicateHeld,
//   waitUntilAsksAgain, somebodyElseIsFaster, oneNotificationLetsOneLook,
//   aCancelledWaitEndsWithTheLock, aWaitThatIsCancelledAgainAndAgain, theLastCancellationIsThrown,
//   aCancellationAfterTheNotificationIsNotForgotten, theNotificationOfACancelledTaskGoesOn,
//   theNotificationOfOneThatIsCancelledLaterGoesOn, anErrorOfTheLockEndsTheWait,
//   aNotificationPassesOverTheCancelled, oneInTheMiddleLeaves, twoConditionsMayShareALock,
//   aWaitLeavesNothingBehind, aConditionOnWhichNobodyWaitedBelongsToNoLoop,
//   theDemoPrintsWhatItsCPythonTwinPrints
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
