// Misconception: a notification is for whoever comes next.
// Fails: aNotificationIsNotRemembered
package asyncio.sync;

public final class Condition {

  private int remembered;

  private void wake(int number) {
    int left = number;
    for (Future<Void> waiter : waiters) {
      if (left <= 0) {
        break;
      }
      if (!waiter.isDone()) {
        waiter.setResult(null);
        left--;
      }
    }
    remembered += left;
  }
  private void awaitNotification() {
    requireLocked("cannot wait on un-acquired lock");
    Future<Void> notification = binding.newWaiter();
    lock.release();
    try {
      try {
        waiters.add(notification);
        if (remembered > 0) {
          remembered--;
          notification.setResult(null);
        }
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
