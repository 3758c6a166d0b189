// Misconception: to wait is to look again and again.
// Fails: oneNotificationWakesOne, someAndEach, noneAndMoreThanThereAre,
//   aNotificationIsNotRemembered, madeWhileThePredicateHeld, somebodyElseIsFaster,
//   theNotificationOfACancelledTaskGoesOn, theNotificationOfOneThatIsCancelledLaterGoesOn,
//   anErrorOfTheLockEndsTheWait, twoConditionsMayShareALock, aWaitLeavesNothingBehind
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
