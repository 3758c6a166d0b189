// Misconception: the first ones in the line are those to wake.
// Fails: twoNotificationsWakeTwo
package asyncio.sync;

public final class Condition {

  private void wake(int number) {
    waiters.stream()
        .limit(number)
        .filter(waiter -> !waiter.isDone())
        .forEach(waiter -> waiter.setResult(null));
  }
}
