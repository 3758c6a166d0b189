// Alternative: who is notified leaves the line at once.
package asyncio.sync;

public final class Condition {

  private void wake(int number) {
    int left = number;
    while (left > 0 && !waiters.isEmpty()) {
      Future<Void> waiter = waiters.poll();
      if (!waiter.isDone()) {
        waiter.setResult(null);
        left--;
      }
    }
  }
}
