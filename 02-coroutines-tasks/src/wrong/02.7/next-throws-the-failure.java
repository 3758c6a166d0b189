// Misconception: what failed is thrown.
// Fails: aFailedOrCancelledFutureComesLikeTheOthersNextDoesNotThrow
package asyncio.task;

public final class AsCompleted<T> {

  public Future<T> next() {
    if (left == 0) {
      throw new NoSuchElementException();
    }
    left--;
    while (done.isEmpty() && !timedOut) {
      awaitOne();
    }
    if (done.isEmpty()) {
      throw new TimeoutError();
    }
    Future<T> next = done.removeFirst();
    next.result();
    return next;
  }
}
