// Misconception: who was notified first leaves first.
// Fails: oneInTheMiddleLeaves
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
        waiters.poll();
        acquireInAnyCase();
      }
    } catch (Throwable gaveUp) {
      wake(1);
      throw gaveUp;
    }
  }
}
