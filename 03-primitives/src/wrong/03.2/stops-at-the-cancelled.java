// Misconception: behind one that is done, all are done.
// Fails: aCancelledWaiterIsLeftAlone
package asyncio.sync;

public final class Event {

  public void set() {
    set = true;
    for (Future<Void> waiter : waiters) {
      if (waiter.isDone()) {
        break;
      }
      waiter.setResult(null);
    }
  }
}
