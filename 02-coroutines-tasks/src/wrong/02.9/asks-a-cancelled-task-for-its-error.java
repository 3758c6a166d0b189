// Misconception: a task that was cancelled has no exception.
// Fails: TaskGroups.aCancelledTaskIsNoFailure
package asyncio.task;

import asyncio.loop.ExceptionContext;

public final class TaskGroup {

  private void onDone(Task<?> task) {
    tasks.remove(task);
    if (allEnded != null && tasks.isEmpty() && !allEnded.isDone()) {
      allEnded.setResult(null);
    }
    if (task.exception() == null) {
      return;
    }
    Throwable error = task.exception();
    errors.add(error);
    noteFatal(error);
    if (parent.isDone()) {
      loop.callExceptionHandler(
          new ExceptionContext("a task failed after its group's parent had ended", error, task));
    } else if (!aborting && !cancelledParent) {
      abort();
      cancelledParent = true;
      parent.cancel();
    }
  }
}
