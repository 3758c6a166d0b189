// Misconception: a gathering whose child is cancelled is cancelled.
// Fails: cancellingTheGatheringCancelsTheChildrenAndItEndsWhenTheyHaveEnded,
//   aCancelledChildIsOneThatFailedTheGatheringIsNotCancelledByIt,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class Gathering<T, R> {

  private void onDone(Future<T> child) {
    left--;
    if (isDone()) {
      markRetrieved(child);
    } else if (failsEarly && child.isCancelled()) {
      super.cancel(null);
    } else if (failsEarly && child.exception() != null) {
      setException(child.exception());
    } else if (left == 0) {
      complete();
    }
  }
}
