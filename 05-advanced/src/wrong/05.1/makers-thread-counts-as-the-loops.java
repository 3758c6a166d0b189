// Misconception: who makes a result for a loop is on its thread.
// Fails: whoAskedMayWait
// By luck: runsOnTheLoop, theThreadIsTold, itsContextTravels, sixteenThreads, demo
package asyncio.executor;

public final class LoopResult<T> {

  private final Thread maker = Thread.currentThread();

  private void requireOtherThread() {
    if (!isDone() && Thread.currentThread() == maker) {
      throw new IllegalStateException(
          "waiting on the loop's own thread would never end: await instead");
    }
  }
}
