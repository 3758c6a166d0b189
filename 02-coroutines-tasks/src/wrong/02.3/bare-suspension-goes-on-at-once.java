// Misconception: who waits for nothing can go on at once.
// Fails: aFuturesEndWakesTheTaskInTheNextIteration, aBareSuspensionGoesOnInTheNextIteration,
//   theDemoPrintsWhatItsCPythonTwinPrints, aTaskSaysWhatItWaitsFor,
//   aTaskOfACoroutineThatCannotBeResumedFails,
//   aTaskThatIsCancelledWhileItWaitsGoesOnWithACancelledError,
//   aRequestToCancelWinsOverTheFuturesFailure
package asyncio.task;

public final class Task<T> extends Future<T> {

  private void advance(Throwable throwIn) {
    Object awaited = throwIn == null ? coroutine.resume() : coroutine.throwInto(throwIn);
    while (awaited == null && coroutine.state() != CoroutineState.CLOSED) {
      awaited = coroutine.resume();
    }
    if (coroutine.state() == CoroutineState.CLOSED) {
      finish();
    } else {
      waitFor(awaited);
    }
  }
}
