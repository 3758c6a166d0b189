// Misconception: the await looks at the future itself, so the wake-up need not.
// Fails: aFutureThatFailedThrowsOutOfTheSuspension
package asyncio.task;

public final class Task<T> extends Future<T> {

  private void wakeUp(Future<?> future) {
    step(null);
  }
}
