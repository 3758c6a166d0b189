// Misconception: set wakes the first, and each wakes the next.
// Fails: theWaitersRunInTheNextIteration, cancelledJustAfterSet
package asyncio.sync;

public final class Event {

  public void set() {
    if (!set) {
      set = true;
      wakeFirst();
    }
  }

  private void wakeFirst() {
    for (Future<Void> waiter : waiters) {
      if (!waiter.isDone()) {
        waiter.setResult(null);
        return;
      }
    }
  }

  private void awaitSet() {
    if (set) {
      return;
    }
    Future<Void> waiter = binding.newWaiter();
    waiters.add(waiter);
    try {
      waiter.await();
    } finally {
      waiters.remove(waiter);
    }
    wakeFirst();
  }
}
