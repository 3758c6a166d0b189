// Misconception: who is notified needs the lock, so give it away.
// Fails: theLockIsFreeWhileATaskWaits, oneNotificationWakesOne, someAndEach,
//   noneAndMoreThanThereAre, twoNotificationsWakeTwo, aNotificationIsNotRemembered,
//   aRefusedNotificationWakesNobody, madeBeforeTheLockWasTaken, madeWhileThePredicateHeld,
//   waitUntilAsksAgain, somebodyElseIsFaster, oneNotificationLetsOneLook, aCancelledWaitUntil,
//   aCancellationAfterTheNotificationIsNotForgotten, theNotificationOfACancelledTaskGoesOn,
//   theNotificationOfOneThatIsCancelledLaterGoesOn, anErrorOfTheLockEndsTheWait,
//   aNotificationPassesOverTheCancelled, oneInTheMiddleLeaves, twoConditionsMayShareALock,
//   aWaitLeavesNothingBehind, aConditionOnWhichNobodyWaitedBelongsToNoLoop,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

public final class Condition {

  public void notifySome(int number) {
    requireLocked("cannot notify on un-acquired lock");
    wake(number);
    lock.release();
  }
}
