// Misconception: who is cancelled only has to clean up (gh-112202).
// Fails: theNotificationOfACancelledTaskGoesOn, theNotificationOfOneThatIsCancelledLaterGoesOn,
//   anErrorOfTheLockEndsTheWait
package asyncio.sync;

public final class Condition {

  private void awaitNotification() {
    requireLocked("cannot wait on un-acquired lock");
    var notification = binding.newWaiter();
    lock.release();
    try {
      waiters.add(notification);
      notification.await();
    } finally {
      waiters.remove(notification);
      acquireInAnyCase();
    }
  }
}
