// Misconception: a group is about its tasks; what the body throws comes out as from any block.
// Fails: TaskGroups.aFailureOfTheBodyComesLast, TaskGroups.aFailureOfTheBodyAloneIsGrouped,
//   TaskGroups.groupsInGroups, TaskGroups.theDemoPrintsWhatItsCPythonTwinPrints
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
    if (cancelledParent && parent.uncancel() == 0) {
      cancelled = null;
    }
    if (cancelled != null && errors.isEmpty()) {
      throw cancelled;
    }
    if (failure != null && !(failure instanceof CancelledError)) {
      throw Failures.rethrow(failure);
    }
    if (!errors.isEmpty()) {
      keepCancelled();
      throw new ExceptionGroup("unhandled errors in a TaskGroup", errors);
    }
  }
}
