// Misconception: the lock says itself that nobody holds it.
// Fails: theLockIsNeeded, theRefusalSaysWhatNeedsTheLock,
//   aConditionOnWhichNobodyWaitedBelongsToNoLoop
package asyncio.sync;

public final class Condition {

  private void awaitNotification() {
    Future<Void> notification = binding.newWaiter();
    waiters.add(notification);
    lock.release();
    try {
      try {
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
