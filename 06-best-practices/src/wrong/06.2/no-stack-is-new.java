// Misconception: who has no frames has not begun.
// Fails: noFrames, stepInAStep
package asyncio.debug;

public final class CallGraph {

  private TaskState state(Task<?> task) {
    if (task == current) {
      return TaskState.RUNNING;
    }
    if (task.stack().isEmpty()) {
      return TaskState.NEW;
    }
    Future<?> awaited = task.waitsFor();
    return awaited != null && !awaited.isDone() ? TaskState.WAITING : TaskState.READY;
  }
}
