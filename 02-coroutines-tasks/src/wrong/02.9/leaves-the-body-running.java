// Misconception: the body will see soon enough that a task has failed.
// Fails: TaskGroups.aFailureCancelsTheBody, TaskGroups.aBodyThatSwallowsTheCancellation,
//   TaskGroups.aFailureOfTheOuterGroupCancelsTheInnerOne,
//   TaskGroups.theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class TaskGroup {

  private void onDone(Task<?> task) {
    tasks.remove(task);
    if (allEnded != null && tasks.isEmpty() && !allEnded.isDone()) {
      allEnded.setResult(null);
    }
    if (task.isCancelled() || task.exception() == null) {
      return;
    }
    Throwable error = task.exception();
    errors.add(error);
    noteFatal(error);
    if (!aborting) {
      abort();
    }
  }
}
