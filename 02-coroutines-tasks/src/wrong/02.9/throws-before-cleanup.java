// Misconception: who is cancelled has ended.
// Fails: TaskGroups.theFailureWaitsForTheCleanup, TaskGroups.allFailuresComeOut,
//   TaskGroups.aFailureOfTheBodyComesLast, TaskGroups.anErrorOfTheProgramIsAFailure,
//   TaskGroups.cancelledWhileTasksFail, TaskGroups.cancelledByBothInOneTick,
//   TaskGroups.aGroupWaitsHoweverOftenItIsCancelled, TaskGroups.aFatalErrorComesOutAsItself,
//   TaskGroups.theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class TaskGroup {

  private CancelledError waitForTasks(CancelledError before) {
    CancelledError cancelled = before;
    while (!tasks.isEmpty() && !aborting) {
      allEnded = new Future<>(loop);
      try {
        allEnded.await();
      } catch (CancelledError error) {
        if (!aborting) {
          cancelled = error;
          abort();
        }
      }
    }
    return cancelled;
  }
}
