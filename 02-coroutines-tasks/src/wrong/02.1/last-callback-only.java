// Misconception: a future has one callback, as a listener field has.
// Fails: aCallbackThatThrowsDisturbsNoOther,
//   callbacksRunInTheLoopNeverAtOnceInTheOrderInWhichTheyWereAdded,
//   theSameCallbackMayBeAddedSeveralTimesAndRunsAsOften,
//   aCallbackThatIsTakenBackIsTakenBackAsOftenAsItWasAdded,
//   aCallbackMayCompleteAnotherFutureWhoseCallbacksRunAnIterationLater,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public class Future<T> {

  public final void addDoneCallback(Consumer<? super Future<T>> callback) {
    var done = new DoneCallback<>(this, callback);
    if (isDone()) {
      loop.callSoon(done);
      return;
    }
    callbacks = new ArrayList<>(List.of(done));
  }
}
