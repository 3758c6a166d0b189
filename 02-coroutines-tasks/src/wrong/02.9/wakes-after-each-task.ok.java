// Alternative: wakes the parent after each task, which looks for itself whether any is left.
package asyncio.task;

public final class TaskGroup {

  private CancelledError waitForTasks(CancelledError before) {
    CancelledError cancelled = before;
    while (!tasks.isEmpty()) {
      Future<Void> oneEnded = new Future<>(loop);
      allEnded = oneEnded;
      try {
        oneEnded.await();
      } catch (CancelledError error) {
        if (!aborting) {
          cancelled = error;
          abort();
        }
      }
    }
    return cancelled;
  }

  private void onDone(Task<?> task) {
    tasks.remove(task);
    if (allEnded != null && !allEnded.isDone()) {
      allEnded.setResult(null);
    }
    Throwable error = task.isCancelled() ? null : task.exception();
    if (error == null) {
      return;
    }
    errors.add(error);
    noteFatal(error);
    if (!aborting) {
      abort();
      cancelledParent = true;
      parent.cancel();
    }
  }
}
