// Misconception: the lock protects the wait, too.
// Fails: theLockIsFreeWhileATaskWaits, oneNotificationWakesOne, someAndEach,
//   noneAndMoreThanThereAre, twoNotificationsWakeTwo, aNotificationIsNotRemembered,
//   aRefusedNotificationWakesNobody, madeBeforeTheLockWasTaken, madeWhileThePredicateHeld,
//   waitUntilAsksAgain, somebodyElseIsFaster, oneNotificationLetsOneLook, aCancelledWaitUntil,
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
    waiters.add(notification);
    try {
      notification.await();
    } finally {
      waiters.remove(notification);
    }
  }
}
