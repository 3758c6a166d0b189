// Misconception: the failures are more important, so the cancellation need not come out.
// Fails: TaskGroups.aGroupInTheCleanupOfACancelledParent, TaskGroups.cancelledWhileTasksFail,
//   TaskGroups.cancelledByBothInOneTick
package asyncio.task;

public final class TaskGroup {

  private void keepCancelled() {
    while (parent.cancelling() > 0) {
      parent.uncancel();
    }
  }
}
