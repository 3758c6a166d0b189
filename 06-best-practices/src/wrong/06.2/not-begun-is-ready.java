// Misconception: a task that waits for nothing is ready.
// Fails: states, nothingToSay
package asyncio.debug;

public final class CallGraph {

  private TaskState state(Task<?> task) {
    if (task == current) {
      return TaskState.RUNNING;
    }
    Future<?> awaited = task.waitsFor();
    return awaited != null && !awaited.isDone() ? TaskState.WAITING : TaskState.READY;
  }
}
