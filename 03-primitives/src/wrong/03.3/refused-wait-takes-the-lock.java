// Misconception: however it ends, it holds the lock.
// Fails: theLockIsNeeded, theRefusalSaysWhatNeedsTheLock,
//   aConditionOnWhichNobodyWaitedBelongsToNoLoop
package asyncio.sync;

public final class Condition {

  private void awaitNotification() {
    Future<Void> notification = binding.newWaiter();
    waiters.add(notification);
    try {
      try {
        lock.release();
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
