// Misconception: whoever was not cancelled can be completed.
// Fails: twoNotificationsWakeTwo, aNotificationPassesOverTheCancelled
package asyncio.sync;

public final class Condition {

  private void wake(int number) {
    int left = number;
    for (Future<Void> waiter : waiters) {
      if (left <= 0) {
        break;
      }
      if (!waiter.isCancelled()) {
        waiter.setResult(null);
        left--;
      }
    }
  }
}
