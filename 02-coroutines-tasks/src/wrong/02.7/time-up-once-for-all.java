// Misconception: time is up once.
// Fails: thereIsATimeoutErrorForEachFutureThatIsLateAndThenNoNext
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
      left = 0;
      throw new TimeoutError();
    }
    return done.removeFirst();
  }
}
