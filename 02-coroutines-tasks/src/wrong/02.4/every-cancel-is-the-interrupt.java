// Misconception: a task that was interrupted and is cancelled was cancelled by the interrupt.
// Fails: interruptedAndCancelledByItself
package asyncio.task;

public final class Runner implements AutoCloseable {

  private boolean endedByInterruption(Task<?> task) {
    return interruptions.get() > 0
        && (task.isDone() ? task.isCancelled() : interruptions.get() > 1);
  }
}
