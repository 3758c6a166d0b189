// Misconception: a task that waits for nothing is ready.
// Fails: states, stackOfTheRunning, stepInAStep
package asyncio.debug;

public final class CallGraph {

  private TaskState state(Task<?> task) {
    if (task.coroutine().state() == CoroutineState.CREATED) {
      return TaskState.NEW;
    }
    Future<?> awaited = task.waitsFor();
    return awaited != null && !awaited.isDone() ? TaskState.WAITING : TaskState.READY;
  }
}
