// Misconception: a group needs a loop, and nothing else.
// Fails: TaskGroups.aGroupNeedsATask
package asyncio.task;

public final class TaskGroup {

  private static Task<?> currentTask() {
    return Tasks.of(EventLoop.running()).current();
  }
}
