// Misconception: a cancellation is over once the CancelledError is caught.
// Fails: TaskGroups.theGroupTakesBackItsOwnCancel, TaskGroups.twoFailuresAreOneCancel,
//   TaskGroups.aGroupInTheCleanupOfACancelledParent, TaskGroups.cancelledWhileTasksFail,
//   TaskGroups.cancelledByBothInOneTick, TaskGroups.theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class TaskGroup {

  private void exit(Throwable failure) {
    exiting = true;
    noteFatal(failure);
    if (failure != null && !aborting) {
      abort();
    }
    CancelledError cancelled = waitForTasks(failure instanceof CancelledError error ? error : null);
    if (fatal != null) {
      throw Failures.rethrow(fatal);
    }
    if (cancelledParent) {
      cancelled = null;
    }
    if (cancelled != null && errors.isEmpty()) {
      throw cancelled;
    }
    if (failure != null && !(failure instanceof CancelledError)) {
      errors.add(failure);
    }
    if (!errors.isEmpty()) {
      throw new ExceptionGroup("unhandled errors in a TaskGroup", errors);
    }
  }
}
