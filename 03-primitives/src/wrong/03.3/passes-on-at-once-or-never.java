// Misconception: only a task that has not gone on yet can lose its notification.
// Fails: theNotificationOfOneThatIsCancelledLaterGoesOn, anErrorOfTheLockEndsTheWait
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
      } catch (Throwable gaveUp) {
        wake(1);
        throw gaveUp;
      }
    } finally {
      waiters.remove(notification);
      acquireInAnyCase();
    }
  }
}
