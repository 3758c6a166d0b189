// Misconception: whoever is in the line is waiting.
// Fails: settingTwiceChangesNothing, aCancelledWaiterIsLeftAlone
package asyncio.sync;

public final class Event {

  public void set() {
    if (set) {
      return;
    }
    set = true;
    waiters.forEach(waiter -> waiter.setResult(null));
  }
}
