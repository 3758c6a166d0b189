// Misconception: to run code in a context is to run it.
// Fails: aTokenOfAnotherContextIsRefused, whatIsSetInsideRunStaysInside,
//   anEmptyContextKnowsNothing, aCopyGoesItsOwnWay, aContextCannotBeEnteredTwice,
//   whenTheCodeThrowsTheContextBeforeComesBack, awaitInsideRunIsAnError,
//   aTaskGoesOnAfterAnAwaitInsideRun, awaitAndThrowInsideRun, aTaskRunsInACopy,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class Context {

  public <T> T call(Callable<? extends T> body) throws Exception {
    return body.call();
  }

  public void run(Runnable body) {
    body.run();
  }
}
