// Misconception: a second interrupt is like the first.
// Fails: aSecondInterruptEndsTheRunAtOnce
package asyncio.task;

public final class Runner implements AutoCloseable {

  public void interrupt() {
    Task<?> task = mainTask;
    if (task == null) {
      return;
    }
    interruptions.incrementAndGet();
    task.loop().callSoonThreadsafe(task::cancel);
  }
}
