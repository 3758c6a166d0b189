// Misconception: set hands the flag to the one who waits longest.
// Fails: setWakesAllInOrder, theWaitersRunInTheNextIteration, oneInTheMiddleLeaves,
//   cancelledJustAfterSet, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

import asyncio.task.Future;

public final class Event {

  public void set() {
    if (set) {
      return;
    }
    set = true;
    for (Future<Void> waiter : waiters) {
      if (!waiter.isDone()) {
        waiter.setResult(null);
        return;
      }
    }
  }
}
