// Misconception: whoever waits sees for itself that a permit is free.
// Fails: soManyAtATime, madeWhileThereWerePermits, twoReleasesPromiseTwoPermits,
//   whoeverLeavesGivesToAll, firstComeFirstServed, whoeverReleasesAndAsksAgainWaits,
//   aNewcomerWaitsEvenIfThereAreEnough, itMayGrow, randomPrograms,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

public sealed class Semaphore permits BoundedSemaphore {

  public void release() {
    value++;
  }
}
