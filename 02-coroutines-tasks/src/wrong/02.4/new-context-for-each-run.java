// Misconception: every task has a copy of the context, the main task too.
// Fails: theRunsOfARunnerShareAContext
package asyncio.task;

public final class Runner implements AutoCloseable {

  public <T> T run(Coroutine<T> main) {
    requireNoLoopOnThisThread();
    Task<T> task = Tasks.of(loop()).create(main, null, null);
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
    } finally {
      mainTask = null;
    }
  }
}
