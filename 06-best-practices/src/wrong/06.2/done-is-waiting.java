// Misconception: a task that has suspended on a future waits for it until its next step.
// Fails: states, readyWaitsForNothing
package asyncio.debug;

public final class CallGraph {

  private TaskState state(Task<?> task) {
    if (task == current) {
      return TaskState.RUNNING;
    }
    if (task.coroutine().state() == CoroutineState.CREATED) {
      return TaskState.NEW;
    }
    Future<?> awaited = task.waitsFor();
    return awaited != null ? TaskState.WAITING : TaskState.READY;
  }
}
