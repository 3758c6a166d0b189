// Misconception: who waits for a change looks by itself.
// Fails: theLockIsFreeWhileATaskWaits, oneNotificationWakesOne, someAndEach,
//   noneAndMoreThanThereAre, twoNotificationsWakeTwo, aNotificationIsNotRemembered,
//   aRefusedNotificationWakesNobody, madeBeforeTheLockWasTaken, madeWhileThePredicateHeld,
//   waitUntilAsksAgain, somebodyElseIsFaster, oneNotificationLetsOneLook,
//   theNotificationOfACancelledTaskGoesOn, theNotificationOfOneThatIsCancelledLaterGoesOn,
//   anErrorOfTheLockEndsTheWait, aNotificationPassesOverTheCancelled, oneInTheMiddleLeaves,
//   twoConditionsMayShareALock, aWaitLeavesNothingBehind,
//   aConditionOnWhichNobodyWaitedBelongsToNoLoop, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

public final class Condition {

  private void wake(int number) {}
}
