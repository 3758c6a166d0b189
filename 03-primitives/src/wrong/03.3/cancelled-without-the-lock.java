// Misconception: who is cancelled needs no lock any more.
// Fails: aCancelledWaitEndsWithTheLock, aWaitThatIsCancelledAgainAndAgain,
//   theLastCancellationIsThrown, theNotificationOfOneThatIsCancelledLaterGoesOn,
//   anErrorOfTheLockEndsTheWait
package asyncio.sync;

public final class Condition {

  private void awaitNotification() {
    requireLocked("cannot wait on un-acquired lock");
    var notification = binding.newWaiter();
    lock.release();
    waiters.add(notification);
    try {
      notification.await();
    } catch (Throwable gaveUp) {
      wake(1);
      throw gaveUp;
    } finally {
      waiters.remove(notification);
    }
    acquireInAnyCase();
  }
}
