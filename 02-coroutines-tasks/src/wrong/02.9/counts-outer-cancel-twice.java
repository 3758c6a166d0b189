// Misconception: to cancel again is to cancel once more.
// Fails: TaskGroups.aGroupInTheCleanupOfACancelledParent, TaskGroups.cancelledWhileTasksFail,
//   TaskGroups.cancelledByBothInOneTick
package asyncio.task;

public final class TaskGroup {

  private void keepCancelled() {
    if (parent.cancelling() > 0) {
      parent.cancel();
    }
  }
}
