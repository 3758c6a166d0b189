// Misconception: when the result is there, the callbacks can run at once.
// Fails: aCallbackThatThrowsDisturbsNoOther,
//   callbacksRunInTheLoopNeverAtOnceInTheOrderInWhichTheyWereAdded,
//   aCallbackAddedToWhatIsDoneRunsInTheLoopToo,
//   anExceptionAndACancellationRunTheCallbacksTooWithTheFuture,
//   aCallbackMayCompleteAnotherFutureWhoseCallbacksRunAnIterationLater,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public class Future<T> {

  public final void addDoneCallback(Consumer<? super Future<T>> callback) {
    if (isDone()) {
      callback.accept(this);
      return;
    }
    if (callbacks.isEmpty()) {
      callbacks = new ArrayList<>(1);
    }
    callbacks.add(new DoneCallback<>(this, callback));
  }

  private void become(State done) {
    state = done;
    List<DoneCallback<T>> waiting = callbacks;
    callbacks = Collections.emptyList();
    waiting.forEach(DoneCallback::run);
  }
}
