// Misconception: an interrupted task is a cancelled one.
// Fails: anInterruptCancelsTheMainTask, aSecondInterruptEndsTheRunAtOnce,
//   anInterruptFromAnotherThreadWakesTheLoop, anInterruptCountsInItsRunOnly
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
      throw failure;
    } finally {
      mainTask = null;
    }
  }
}
