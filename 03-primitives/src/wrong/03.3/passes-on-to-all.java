// Misconception: wake everybody, and the right one will be among them.
// Fails: theNotificationOfACancelledTaskGoesOn, theNotificationOfOneThatIsCancelledLaterGoesOn
package asyncio.sync;

public final class Condition {

  private void awaitNotification() {
    requireLocked("cannot wait on un-acquired lock");
    Future<Void> notification = binding.newWaiter();
    lock.release();
    try {
      try {
        waiters.add(notification);
        notification.await();
      } finally {
        waiters.remove(notification);
        acquireInAnyCase();
      }
    } catch (Throwable gaveUp) {
      wake(waiters.size());
      throw gaveUp;
    }
  }
}
