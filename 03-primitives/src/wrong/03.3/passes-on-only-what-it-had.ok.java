// Alternative: it passes on only a notification that it had itself.
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
      if (notification.isDone() && !notification.isCancelled()) {
        wake(1);
      }
      throw gaveUp;
    }
  }
}
