// Misconception: set hands the flag to the one who waits longest.
// Fails: setWakesAllInOrder, theDemoPrintsWhatItsCPythonTwinPrints
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
