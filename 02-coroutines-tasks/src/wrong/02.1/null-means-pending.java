// Misconception: whether there is a result can be seen from the result.
// Fails: nullIsAResultLikeAnyOther
package asyncio.task;

public class Future<T> {

  public final boolean isDone() {
    return result != null || exception != null || state == State.CANCELLED;
  }

  private Throwable exceptionOr(String whenPending) {
    if (!isDone()) {
      throw new InvalidStateError(whenPending);
    }
    if (state == State.CANCELLED) {
      throw cancelledError();
    }
    retrieved();
    return exception;
  }
}
