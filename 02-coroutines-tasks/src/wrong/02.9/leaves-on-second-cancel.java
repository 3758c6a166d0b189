// Misconception: one await is enough to wait for the tasks.
// Fails: TaskGroups.aGroupWaitsHoweverOftenItIsCancelled
package asyncio.task;

public final class TaskGroup {

  private CancelledError waitForTasks(CancelledError before) {
    if (tasks.isEmpty()) {
      return before;
    }
    allEnded = new Future<>(loop);
    try {
      allEnded.await();
      return before;
    } catch (CancelledError error) {
      boolean first = !aborting;
      if (first) {
        abort();
      }
      if (!tasks.isEmpty()) {
        allEnded = new Future<>(loop);
        allEnded.await();
      }
      return first ? error : before;
    }
  }
}
