// Misconception: results are collected as they come.
// Fails: theResultsStandInTheOrderInWhichTheAwaitablesWereGiven,
//   inTheSettledFormEveryAwaitableStandsInTheListAsItEnded,
//   anAwaitableThatIsGivenTwiceRunsOnceAndItsResultStandsInBothPlaces,
//   futuresThatAreDoneAlreadyAndOthersMix, whatIsGivenTwiceHasOneOutcome, tenThousandCoroutines,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class Gathering<T, R> {

  private final List<R> collected = new ArrayList<>();

  private void onDone(Future<T> child) {
    left--;
    if (isDone()) {
      markRetrieved(child);
    } else if (failsEarly && child.isCancelled()) {
      setException(child.cancelledError());
    } else if (failsEarly && child.exception() != null) {
      setException(child.exception());
    } else {
      for (Future<T> place : children) {
        if (place == child) {
          collected.add(outcome.apply(child));
        }
      }
      if (left == 0) {
        complete();
      }
    }
  }

  private void complete() {
    if (cancelRequested) {
      setException(new CancelledError(cancelMessage));
    } else {
      setResult(collected);
    }
  }
}
