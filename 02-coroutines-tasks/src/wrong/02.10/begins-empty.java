// Misconception: a new task begins without anything.
// Fails: whatIsSetInsideRunStaysInside, aCopyGoesItsOwnWay, aTaskRunsInACopy,
//   callbacksRunInTheContextOfScheduling, aDoneCallbackRunsInTheContextOfAdding,
//   whatWasSetBeforeTheLoopRan, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class Context {

  public static Context copyOfCurrent() {
    return new Context();
  }

  public Context copy() {
    return new Context();
  }
}
