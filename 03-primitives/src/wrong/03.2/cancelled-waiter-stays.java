// Misconception: only those who are woken leave the line.
// Fails: aWaiterLeavesNothingBehind
package asyncio.sync;

public final class Event {

  private void awaitSet() {
    if (set) {
      return;
    }
    var waiter = binding.newWaiter();
    waiters.add(waiter);
    waiter.await();
    waiters.remove(waiter);
  }
}
