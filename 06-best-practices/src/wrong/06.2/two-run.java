// Misconception: whoever has begun a step and not ended it runs.
// Fails: stepInAStep
package asyncio.debug;

public final class CallGraph {

  private TaskState state(Task<?> task) {
    if (task.coroutine().state() == CoroutineState.RUNNING) {
      return TaskState.RUNNING;
    }
    if (task.coroutine().state() == CoroutineState.CREATED) {
      return TaskState.NEW;
    }
    Future<?> awaited = task.waitsFor();
    return awaited != null && !awaited.isDone() ? TaskState.WAITING : TaskState.READY;
  }
}
