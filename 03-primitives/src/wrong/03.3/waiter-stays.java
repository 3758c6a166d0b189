// Misconception: notify takes those out of the line whom it wakes.
// Fails: aWaitLeavesNothingBehind
package asyncio.sync;

public final class Condition {

  private void awaitNotification() {
    requireLocked("cannot wait on un-acquired lock");
    var notification = binding.newWaiter();
    lock.release();
    try {
      try {
        waiters.add(notification);
        notification.await();
        waiters.remove(notification);
      } finally {
        acquireInAnyCase();
      }
    } catch (Throwable gaveUp) {
      wake(1);
      throw gaveUp;
    }
  }
}
