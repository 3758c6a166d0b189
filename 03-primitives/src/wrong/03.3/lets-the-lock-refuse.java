// Misconception: an IllegalStateException is an IllegalStateException.
// Fails: theRefusalSaysWhatNeedsTheLock, aConditionOnWhichNobodyWaitedBelongsToNoLoop
package asyncio.sync;

public final class Condition {

  private void awaitNotification() {
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
      wake(1);
      throw gaveUp;
    }
  }
}
