// Misconception: waiting is always a suspension.
// Fails: aSetEventLetsPassAtOnce, setAndClearAtOnceWakes, aWaiterLeavesNothingBehind,
//   anEventBelongsToOneLoop, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

import asyncio.task.Coroutine;

public final class Event {

  private void awaitSet() {
    Coroutine.suspend(null);
    if (!set) {
      await();
    }
  }

  private void await() {
    var waiter = binding.newWaiter();
    waiters.add(waiter);
    try {
      waiter.await();
    } finally {
      waiters.remove(waiter);
    }
  }
}
