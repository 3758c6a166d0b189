// Misconception: clear brings the event back to how it began.
// Fails: clearKeepsTheWaiters
package asyncio.sync;

public final class Event {

  public void clear() {
    set = false;
    waiters.clear();
  }
}
