// Misconception: whoever has the group may use it.
// Fails: TaskGroups.aGroupThatHasEndedTakesNoMore, TaskGroups.aGroupThatIsShuttingDownTakesNoMore
package asyncio.task;

public final class TaskGroup {

  public <T> Task<T> createTask(Coroutine<T> coroutine, String name) {
    Objects.requireNonNull(coroutine, "coroutine");
    Task<T> task = Tasks.of(loop).create(coroutine, name, null);
    tasks.add(task);
    task.addDoneCallback(done -> onDone(task));
    return task;
  }
}
