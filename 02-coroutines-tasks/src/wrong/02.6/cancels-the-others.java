// Misconception: when one fails, the others are not needed any more.
// Fails: theFirstFailureEndsTheGatheringAtOnceAndTheOthersGoOn,
//   aCancelledChildIsOneThatFailedTheGatheringIsNotCancelledByIt,
//   cancellingAGatheringThatIsDoneDoesNothingAndReturnsFalse, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class Gathering<T, R> {

  private void onDone(Future<T> child) {
    left--;
    if (isDone()) {
      markRetrieved(child);
    } else if (failsEarly && child.isCancelled()) {
      setException(child.cancelledError());
      children.forEach(Future::cancel);
    } else if (failsEarly && child.exception() != null) {
      setException(child.exception());
      children.forEach(Future::cancel);
    } else if (left == 0) {
      complete();
    }
  }
}
