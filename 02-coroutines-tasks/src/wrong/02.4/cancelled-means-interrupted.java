// Misconception: nobody but the user cancels the main task.
// Fails: anInterruptCountsInItsRunOnly, aMainTaskThatWasCancelledBySomebodyElse,
//   interruptedAndCancelledByItself
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
      if (task.isCancelled() || interruptions.get() > 1) {
        throw new KeyboardInterrupt();
      }
      throw failure;
    } finally {
      mainTask = null;
    }
  }
}
