// Misconception: who notifies notifies somebody.
// Fails: noneAndMoreThanThereAre
package asyncio.sync;

public final class Condition {

  private void wake(int number) {
    int left = number;
    for (Future<Void> waiter : waiters) {
      if (!waiter.isDone()) {
        waiter.setResult(null);
        left--;
      }
      if (left <= 0) {
        break;
      }
    }
  }
}
