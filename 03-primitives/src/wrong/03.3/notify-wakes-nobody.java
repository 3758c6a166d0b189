// Misconception: who waits for a change looks by itself.
// Fails: theLockIsFreeWhileATaskWaits, oneNotificationWakesOne, someAndEach,
//   twoNotificationsWakeTwo, aNotificationIsNotRemembered, waitUntilAsksAgain,
//   theNotificationOfACancelledTaskGoesOn, aNotificationPassesOverTheCancelled,
//   twoConditionsMayShareALock, aWaitLeavesNothingBehind, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

public final class Condition {

  private void wake(int number) {}
}
