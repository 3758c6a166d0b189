// Misconception: whoever goes on takes a permit, whether it had to wait or not.
// Fails: soManyAtATime, whoeverLeavesGivesToAll, aWokenWaiterThatIsCancelledPassesThePermitOn,
//   aReleasePassesOverTheCancelled, nobodyWaitsWhileAPermitIsFree, itMayGrow, randomPrograms,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

public sealed class Semaphore permits BoundedSemaphore {

  private Held take() {
    if (isLocked()) {
      awaitPermit();
    }
    value--;
    return held;
  }
}
