// Misconception: to wait is to look again and again.
// Fails: setWakesAllInOrder, whileTasksWaitTheLoopSleeps, aClearedEventHoldsUpAgain,
//   setAndClearAtOnceWakes, aWaiterLeavesNothingBehind, oneInTheMiddleLeaves,
//   anEventBelongsToOneLoop, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

import asyncio.task.Coroutine;

public final class Event {

  private void awaitSet() {
    while (!set) {
      Coroutine.suspend(null);
    }
  }
}
