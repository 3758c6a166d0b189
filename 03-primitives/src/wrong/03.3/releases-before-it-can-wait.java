// Misconception: making a future cannot go wrong.
// Fails: aRefusedWaitKeepsTheLock
package asyncio.sync;

public final class Condition {

  private void awaitNotification() {
    requireLocked("cannot wait on un-acquired lock");
    lock.release();
    Future<Void> notification = binding.newWaiter();
    try {
      try {
        waiters.add(notification);
        notification.await();
      } finally {
        waiters.remove(notification);
        acquireInAnyCase();
      }
    } catch (Throwable gaveUp) {
      wake(1);
      throw gaveUp;
    }
  }
}
