// Misconception: to cancel is to be cancelled.
// Fails: cancellingTheGatheringCancelsTheChildrenAndItEndsWhenTheyHaveEnded,
//   aChildThatFailsWhileItIsCancelledFailsTheGathering, aFailureInACleanupCountsAsSeen,
//   aChildThatRefusesKeepsTheResults, cancellingAGatheringThatIsDoneDoesNothingAndReturnsFalse,
//   aCancelThatFindsAllChildrenDoneReturnsFalseAndTheResultsCome,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class Gathering<T, R> {

  @Override
  public boolean cancel(String message) {
    children.forEach(child -> child.cancel(message));
    return super.cancel(message);
  }

  private void onDone(Future<T> child) {
    left--;
    if (isDone()) {
      markRetrieved(child);
    } else if (failsEarly && child.isCancelled()) {
      setException(child.cancelledError());
    } else if (failsEarly && child.exception() != null) {
      setException(child.exception());
    } else if (left == 0) {
      complete();
    }
  }
}
