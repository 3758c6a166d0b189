// Misconception: a gathering ends when the last one has ended, whatever happens.
// Fails: theFirstFailureEndsTheGatheringAtOnceAndTheOthersGoOn,
//   theFailureThatComesOutIsTheOneThatWasThrownFirstItself,
//   ifAllAreDoneAlreadyTheGatheringIsDoneAtOnce, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class Gathering<T, R> {

  private void onDone(Future<T> child) {
    left--;
    if (left > 0) {
      return;
    }
    for (Future<T> each : children) {
      if (isDone()) {
        markRetrieved(each);
      } else if (failsEarly && each.isCancelled()) {
        setException(each.cancelledError());
      } else if (failsEarly && each.exception() != null) {
        setException(each.exception());
      }
    }
    if (!isDone()) {
      complete();
    }
  }
}
