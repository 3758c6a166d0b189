// Misconception: a run that was interrupted is an interrupted run.
// Fails: stoppedAfterAnInterrupt
package asyncio.task;

public final class Runner implements AutoCloseable {

  private boolean endedByInterruption(Task<?> task) {
    return interruptions.get() > 0
        && (task.isDone() ? task.isCancelled() && task.uncancel() == 0 : true);
  }
}
