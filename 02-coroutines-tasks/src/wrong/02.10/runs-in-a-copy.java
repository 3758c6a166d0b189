// Misconception: what is set inside run is gone afterwards.
// Fails: whatIsSetInsideRunStaysInside, aCopyGoesItsOwnWay, awaitAndThrowInsideRun,
//   eachTaskKeepsWhatItSets, aTaskRunsInACopy, callbacksRunInTheContextOfScheduling,
//   aThreadLocalIsShared, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class Context {

  public <T> T call(Callable<? extends T> body) throws Exception {
    Map<ContextVar<?>, Object> kept = values;
    CallbackContext before = enter();
    try {
      return body.call();
    } finally {
      leave(before, null);
      values = kept;
    }
  }

  public void run(Runnable body) {
    Map<ContextVar<?>, Object> kept = values;
    CallbackContext before = enter();
    try {
      body.run();
    } finally {
      leave(before, null);
      values = kept;
    }
  }
}
