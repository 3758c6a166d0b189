// Misconception: whoever is in the line is waiting.
// Fails: aNotificationPassesOverTheCancelled
package asyncio.sync;

public final class Condition {

  private void wake(int number) {
    java.util.List.copyOf(waiters).stream()
        .limit(number)
        .forEach(
            waiter -> {
              waiter.setResult(null);
              waiters.remove(waiter);
            });
  }
}
