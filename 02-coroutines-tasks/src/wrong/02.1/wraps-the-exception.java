// Misconception: a checked exception has to be wrapped.
// Fails: anExceptionComesOutOfResultAsItIs, whatHasFailedOrWasCancelledStaysAsItIs
package asyncio.task;

public class Future<T> {

  public final T result() {
    Throwable failure = exceptionOr("result is not ready");
    if (failure != null) {
      throw new RuntimeException(failure);
    }
    return result;
  }
}
