// Misconception: a release too many does no harm.
// Fails: closingIsReleasing, aBoundedSemaphoreRefuses, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

public final class BoundedSemaphore extends Semaphore {

  public void release() {
    super.release();
  }
}
