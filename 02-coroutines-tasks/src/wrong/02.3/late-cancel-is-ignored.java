// Misconception: who has a result has won.
// Fails: aResultThatComesAfterARequestToCancelIsDropped
package asyncio.task;

public final class Task<T> extends Future<T> {

  private void finish() {
    Throwable failure = coroutine.failure();
    tasks.ended(this);
    if (failure instanceof CancelledError cancelled) {
      cancelBecauseOf(cancelled);
    } else if (failure != null) {
      super.setException(failure);
      if (Failures.isFatal(failure)) {
        throw Failures.rethrow(failure);
      }
    } else {
      super.setResult(coroutine.result());
    }
  }
}
