// Misconception: a coroutine that is refused is the caller's business.
// Fails: TaskGroups.aGroupThatHasEndedTakesNoMore, TaskGroups.aGroupThatIsShuttingDownTakesNoMore
package asyncio.task;

public final class TaskGroup {

  public <T> Task<T> createTask(Coroutine<T> coroutine, String name) {
    Objects.requireNonNull(coroutine, "coroutine");
    if (exiting && tasks.isEmpty() || aborting) {
      throw new IllegalStateException(
          "the task group is " + (exiting && tasks.isEmpty() ? "finished" : "shutting down"));
    }
    Task<T> task = Tasks.of(loop).create(coroutine, name, null);
    tasks.add(task);
    task.addDoneCallback(done -> onDone(task));
    return task;
  }
}
