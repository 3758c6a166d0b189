// Misconception: whoever waits sees for itself that the flag is set.
// Fails: setWakesAllInOrder, theWaitersRunInTheNextIteration, whileTasksWaitTheLoopSleeps,
//   aClearedEventHoldsUpAgain, setAndClearAtOnceWakes, clearKeepsTheWaiters,
//   settingTwiceChangesNothing, aCancelledWaiterIsLeftAlone, aWaiterLeavesNothingBehind,
//   oneInTheMiddleLeaves, cancelledJustAfterSet, madeAndNotYetAwaited,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

public final class Event {

  public void set() {
    set = true;
  }
}
