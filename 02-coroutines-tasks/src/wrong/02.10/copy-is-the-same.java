// Misconception: nobody notices whether a context is copied.
// Fails: aTokenOfAnotherContextIsRefused, whatIsSetInsideRunStaysInside, aCopyGoesItsOwnWay,
//   eachTaskKeepsWhatItSets, aTaskRunsInACopy, callbacksRunInTheContextOfScheduling,
//   aDoneCallbackRunsInTheContextOfAdding, whatWasSetBeforeTheLoopRan, aThreadLocalIsShared,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class Context {

  public Context copy() {
    return this;
  }
}
