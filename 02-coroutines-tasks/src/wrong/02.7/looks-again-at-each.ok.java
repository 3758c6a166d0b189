// Alternative: it asks all futures again at each callback, and counts nothing.
package asyncio.task;

public final class Wait<T> {

  private void onDone(Future<T> future) {
    if (futures.stream().allMatch(Future::isDone) || futures.stream().anyMatch(this::ends)) {
      end();
    }
  }

  private boolean ends(Future<T> future) {
    return future.isDone() && isReason(future);
  }
}
