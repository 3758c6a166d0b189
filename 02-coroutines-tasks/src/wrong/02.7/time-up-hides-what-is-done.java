// Misconception: when time is up, it is over.
// Fails: whatWasDoneBeforeTimeWasUpComesFirstHoweverLateOneAsks
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
    if (timedOut) {
      throw new TimeoutError();
    }
    return done.removeFirst();
  }
}
