// Misconception: whoever was not cancelled can be completed.
// Fails: settingTwiceChangesNothing
package asyncio.sync;

public final class Event {

  public void set() {
    set = true;
    for (Future<Void> waiter : waiters) {
      if (!waiter.isCancelled()) {
        waiter.setResult(null);
      }
    }
  }
}
