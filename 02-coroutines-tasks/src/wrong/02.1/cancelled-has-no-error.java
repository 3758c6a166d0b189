// Misconception: a cancelled future simply has no result.
// Fails: whatHasFailedOrWasCancelledStaysAsItIs,
//   aCancelledFutureThrowsCancelledErrorWithTheMessage,
//   theErrorThatAFutureWasCancelledByIsThrownOnceThenNewOnesAre, exceptionGivesOutTheErrorToo
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
