// Misconception: the error belongs to result().
// Fails: exceptionGivesOutTheErrorToo
package asyncio.task;

public class Future<T> implements Awaitable<T> {

  public final Throwable exception() {
    if (isCancelled()) {
      throw new CancelledError(cancelMessage);
    }
    return exceptionOr("exception is not set");
  }
}
