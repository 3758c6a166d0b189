// Misconception: a failure is no result, so its place stays empty.
// Fails: theFirstFailureEndsTheGatheringAtOnceAndTheOthersGoOn,
//   theFailureThatComesOutIsTheOneThatWasThrownFirstItself,
//   theFailuresThatComeAfterTheFirstCountAsRetrieved,
//   anAwaitableThatIsCancelledAfterTheFirstFailure,
//   inTheSettledFormEveryAwaitableStandsInTheListAsItEnded,
//   ifAllAreDoneAlreadyTheGatheringIsDoneAtOnce,
//   aChildThatFailsWhileItIsCancelledFailsTheGathering,
//   aCancelledChildIsOneThatFailedTheGatheringIsNotCancelledByIt,
//   cancellingAGatheringThatIsDoneDoesNothingAndReturnsFalse, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class Gathering<T, R> {

  private void onDone(Future<T> child) {
    left--;
    if (left == 0) {
      complete();
    }
  }

  private void complete() {
    var results = new ArrayList<R>();
    for (Future<T> child : children) {
      try {
        child.result();
        results.add(outcome.apply(child));
      } catch (Throwable failure) {
        results.add(null);
      }
    }
    if (cancelRequested) {
      setException(new CancelledError(cancelMessage));
    } else {
      setResult(results);
    }
  }
}
