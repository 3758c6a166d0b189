// Misconception: the body's failure came first, so it stands first.
// Fails: TaskGroups.aFailureOfTheBodyComesLast
package asyncio.task;

public final class TaskGroup {

  private void exit(Throwable failure) {
    exiting = true;
    noteFatal(failure);
    if (failure != null && !(failure instanceof CancelledError)) {
      errors.add(failure);
    }
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
    if (!errors.isEmpty()) {
      keepCancelled();
      throw new ExceptionGroup("unhandled errors in a TaskGroup", errors);
    }
  }
}
