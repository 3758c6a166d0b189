// Misconception: to wait is to look again and again.
// Fails: oneNotificationWakesOne, someAndEach, noneAndMoreThanThereAre, twoNotificationsWakeTwo,
//   aNotificationIsNotRemembered, aRefusedNotificationWakesNobody, madeBeforeTheLockWasTaken,
//   madeWhileThePredicateHeld, somebodyElseIsFaster, oneNotificationLetsOneLook,
//   aCancelledWaitUntil, aCancelledWaitEndsWithTheLock, aWaitThatIsCancelledAgainAndAgain,
//   theLastCancellationIsThrown, aCancellationAfterTheNotificationIsNotForgotten,
//   theNotificationOfACancelledTaskGoesOn, theNotificationOfOneThatIsCancelledLaterGoesOn,
//   anErrorOfTheLockEndsTheWait, aNotificationPassesOverTheCancelled, oneInTheMiddleLeaves,
//   twoConditionsMayShareALock, aWaitLeavesNothingBehind,
//   aConditionOnWhichNobodyWaitedBelongsToNoLoop, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

import static asyncio.Asyncio.sleep;

import java.time.Duration;

public final class Condition {

  private void awaitNotification() {
    requireLocked("cannot wait on un-acquired lock");
    Future<Void> notification = binding.newWaiter();
    lock.release();
    try {
      waiters.add(notification);
      while (!notification.isDone()) {
        await(sleep(Duration.ZERO));
      }
    } catch (Throwable gaveUp) {
      wake(1);
      throw gaveUp;
    } finally {
      waiters.remove(notification);
      acquireInAnyCase();
    }
  }
}
