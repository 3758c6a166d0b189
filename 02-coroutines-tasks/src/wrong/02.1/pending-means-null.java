// Misconception: as long as there is no result, the result is null.
// Fails: aNewFutureIsPendingAndHasNothingToTell
package asyncio.task;

public class Future<T> {

  private Throwable exceptionOr(String whenPending) {
    switch (state) {
      case PENDING -> {}
      case CANCELLED -> throw cancelledError();
      case FINISHED -> retrieved();
    }
    return exception;
  }
}
