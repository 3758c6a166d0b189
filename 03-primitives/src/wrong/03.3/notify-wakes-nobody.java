// Misconception: who waits for a change looks by itself.
// Fails: theLockIsFreeWhileATaskWaits, oneNotificationWakesOne, someAndEach,
//   noneAndMoreThanThereAre, twoNotificationsWakeTwo, aNotificationIsNotRemembered,
//   madeBeforeTheLockWasTaken, madeWhileThePredicateHeld, waitUntilAsksAgain, somebodyElseIsFaster,
//   oneNotificationLetsOneLook, theNotificationOfACancelledTaskGoesOn,
//   theNotificationOfOneThatIsCancelledLaterGoesOn, anErrorOfTheLockEndsTheWait,
//   aNotificationPassesOverTheCancelled, oneInTheMiddleLeaves, twoConditionsMayShareALock,
//   aWaitLeavesNothingBehind, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

public final class Condition {

  private void wake(int number) {}
}
