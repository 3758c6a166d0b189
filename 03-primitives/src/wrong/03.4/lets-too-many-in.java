// Misconception: release wakes a waiter, which takes nothing from the count.
// Fails: soManyAtATime, twoReleasesPromiseTwoPermits, whoeverLeavesGivesToAll,
//   aWokenWaiterThatIsCancelledPassesThePermitOn, thePermitOfTheOnlyWaiterIsFreeAgain,
//   aReleasePassesOverTheCancelled, nobodyWaitsWhileAPermitIsFree, itMayGrow, randomPrograms,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

import asyncio.task.Future;

public sealed class Semaphore permits BoundedSemaphore {

  private boolean giveToNext() {
    for (Future<Void> waiter : waiters) {
      if (!waiter.isDone()) {
        waiter.setResult(null);
        return false;
      }
    }
    return false;
  }
}
