// Misconception: a future fails with an Exception, or is cancelled.
// Fails: aFutureThatFailedWithAnErrorWakesTheTask
package asyncio.task;

public final class Task<T> extends Future<T> {

  private void wakeUp(Future<?> future) {
    try {
      future.result();
    } catch (CancelledError cancelled) {
      step(cancelled);
      return;
    } catch (Error neverHappens) {
      throw neverHappens;
    } catch (Throwable failure) {
      step(failure);
      return;
    }
    step(null);
  }
}
