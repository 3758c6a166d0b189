// Misconception: the next run brings the next task.
// Fails: anInterruptAfterTheEnd
package asyncio.task;

public final class Runner implements AutoCloseable {

  public <T> T run(Coroutine<T> main) {
    requireNoLoopOnThisThread();
    Task<T> task = Tasks.of(loop()).create(main, null, context);
    interruptions.set(0);
    mainTask = task;
    try {
      return runUntilComplete(loop, task);
    } catch (Throwable failure) {
      cameOut = failure;
      if (endedByInterruption(task)) {
        throw new KeyboardInterrupt();
      }
      throw failure;
    }
  }

  public void interrupt() {
    Task<?> task = mainTask;
    if (task == null) {
      return;
    }
    boolean first = interruptions.incrementAndGet() == 1;
    task.loop().callSoonThreadsafe(first ? task::cancel : () -> stopRunOf(task));
  }
}
