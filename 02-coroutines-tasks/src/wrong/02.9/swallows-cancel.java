// Misconception: when all tasks have ended and none has failed, all is well.
// Fails: TaskGroups.cancelledInTheBody, TaskGroups.cancelledWhileWaiting,
//   TaskGroups.aGroupWaitsHoweverOftenItIsCancelled,
//   TaskGroups.theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class TaskGroup {

  private void exit(Throwable failure) {
    exiting = true;
    noteFatal(failure);
    if (failure != null && !aborting) {
      abort();
    }
    waitForTasks(null);
    if (fatal != null) {
      throw Failures.rethrow(fatal);
    }
    if (cancelledParent) {
      parent.uncancel();
    }
    if (failure != null && !(failure instanceof CancelledError)) {
      errors.add(failure);
    }
    if (!errors.isEmpty()) {
      keepCancelled();
      throw new ExceptionGroup("unhandled errors in a TaskGroup", errors);
    }
  }
}
