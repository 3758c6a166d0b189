// Misconception: with one thread, nothing can go wrong without a lock.
// Fails: theLockIsNeeded, aRefusedNotificationWakesNobody, theRefusalSaysWhatNeedsTheLock,
//   aConditionOnWhichNobodyWaitedBelongsToNoLoop
package asyncio.sync;

public final class Condition {

  private void requireLocked(String otherwise) {}

  private void awaitNotification() {
    var notification = binding.newWaiter();
    boolean held = lock.isLocked();
    if (held) {
      lock.release();
    }
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
