// Misconception: when the body has ended, it is known which tasks there are.
// Fails: TaskGroups.aTaskMayMakeMore
package asyncio.task;

public final class TaskGroup {

  private CancelledError waitForTasks(CancelledError before) {
    CancelledError cancelled = before;
    List<Task<?>> known = List.copyOf(tasks);
    while (known.stream().anyMatch(tasks::contains)) {
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

  private void onDone(Task<?> task) {
    tasks.remove(task);
    if (allEnded != null && !allEnded.isDone()) {
      allEnded.setResult(null);
    }
    if (task.isCancelled() || task.exception() == null) {
      return;
    }
    Throwable error = task.exception();
    errors.add(error);
    noteFatal(error);
    if (!aborting && !cancelledParent) {
      abort();
      cancelledParent = true;
      parent.cancel();
    }
  }
}
