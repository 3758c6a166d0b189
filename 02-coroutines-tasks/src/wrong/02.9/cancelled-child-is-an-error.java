// Misconception: a task that has no result has failed.
// Fails: TaskGroups.aFailureCancelsTheSiblings, TaskGroups.allFailuresComeOut,
//   TaskGroups.aFailureOfTheBodyComesLast, TaskGroups.aCancelledTaskIsNoFailure,
//   TaskGroups.cancelledInTheBody, TaskGroups.cancelledWhileWaiting,
//   TaskGroups.aGroupWaitsHoweverOftenItIsCancelled, TaskGroups.groupsInGroups,
//   TaskGroups.aFailureOfTheOuterGroupCancelsTheInnerOne,
//   TaskGroups.theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class TaskGroup {

  private void onDone(Task<?> task) {
    tasks.remove(task);
    if (allEnded != null && tasks.isEmpty() && !allEnded.isDone()) {
      allEnded.setResult(null);
    }
    Throwable error = task.isCancelled() ? task.cancelledError() : task.exception();
    if (error == null) {
      return;
    }
    errors.add(error);
    noteFatal(error);
    if (!aborting && !cancelledParent) {
      abort();
      cancelledParent = true;
      parent.cancel();
    }
  }
}
