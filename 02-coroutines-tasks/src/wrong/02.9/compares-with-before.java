// Misconception: only what came since the beginning counts.
// Fails: TaskGroups.aGroupInTheCleanupOfACancelledParent
package asyncio.task;

public final class TaskGroup {

  private final int before = currentTask().cancelling();

  private void keepCancelled() {
    if (parent.cancelling() > before) {
      parent.uncancel();
      parent.cancel();
    }
  }
}
