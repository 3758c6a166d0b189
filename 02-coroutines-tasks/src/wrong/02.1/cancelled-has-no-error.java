// Misconception: a cancelled future simply has no result.
// Fails: aCancelledFutureThrowsCancelledErrorWithTheMessage,
//   theErrorThatAFutureWasCancelledByIsThrownOnceThenNewOnesAre
package asyncio.task;

public class Future<T> {

  private Throwable exceptionOr(String whenPending) {
    switch (state) {
      case PENDING -> throw new InvalidStateError(whenPending);
      case CANCELLED -> {}
      case FINISHED -> retrieved();
    }
    return exception;
  }
}
