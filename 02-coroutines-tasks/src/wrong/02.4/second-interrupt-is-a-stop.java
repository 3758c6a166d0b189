// Misconception: only a task that was cancelled was interrupted.
// Fails: aSecondInterruptEndsTheRunAtOnce
package asyncio.task;

public final class Runner implements AutoCloseable {

  private boolean endedByInterruption(Task<?> task) {
    return interruptions.get() > 0 && task.isCancelled() && task.uncancel() == 0;
  }
}
