// Misconception: whatever goes wrong when a future wakes a task is the failure of that future.
// Fails: aFatalErrorAfterAnAwaitGoesToTheLoopToo
package asyncio.task;

public final class Task<T> extends Future<T> {

  private void wakeUp(Future<?> future) {
    try {
      future.result();
      step(null);
    } catch (Throwable failure) {
      step(failure);
    }
  }
}
