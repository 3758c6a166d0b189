// Misconception: any of those who wait will do.
// Fails: theNotificationOfACancelledTaskGoesOn, theNotificationOfOneThatIsCancelledLaterGoesOn,
//   oneInTheMiddleLeaves
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
      if (!waiters.isEmpty() && !waiters.peekLast().isDone()) {
        waiters.peekLast().setResult(null);
      }
      throw gaveUp;
    }
  }
}
