// Misconception: a request to cancel that was not met decides how the task ends.
// Fails: aFailureThatComesAfterARequestToCancelIsNotDropped
package asyncio.task;

public final class Task<T> extends Future<T> {

  private void finish() {
    Throwable failure = coroutine.failure();
    tasks.ended(this);
    if (failure instanceof CancelledError cancelled) {
      cancelBecauseOf(cancelled);
    } else if (cancelRequest.isPending()) {
      super.cancel(cancelRequest.take());
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
