// Misconception: whoever was interrupted once stays interrupted.
// Fails: anInterruptCountsInItsRunOnly
package asyncio.task;

public final class Runner implements AutoCloseable {

  public <T> T run(Coroutine<T> main) {
    requireNoLoopOnThisThread();
    Task<T> task = Tasks.of(loop()).create(main, null, context);
    mainTask = task;
    try {
      return runUntilComplete(loop, task);
    } catch (Throwable failure) {
      cameOut = failure;
      if (endedByInterruption(task)) {
        throw new KeyboardInterrupt();
      }
      throw failure;
    } finally {
      mainTask = null;
    }
  }
}
