// Misconception: a wait that was cancelled is over.
// Fails: aCancelledWaiterIsLeftAlone, aWaiterLeavesNothingBehind, oneInTheMiddleLeaves,
//   cancelledJustAfterSet
package asyncio.sync;

import asyncio.task.CancelledError;

public final class Event {

  private void awaitSet() {
    if (set) {
      return;
    }
    Future<Void> waiter = binding.newWaiter();
    waiters.add(waiter);
    try {
      waiter.await();
    } catch (CancelledError cancelled) {
      // It is over.
    } finally {
      waiters.remove(waiter);
    }
  }
}
