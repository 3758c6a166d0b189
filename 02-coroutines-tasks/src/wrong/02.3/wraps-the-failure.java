// Misconception: what comes out of another task is wrapped, as an ExecutionException is.
// Fails: aFailureComesOutOfTheAwaitAsItWasThrown, aFailureStaysWithItsTaskAndTheLoopGoesOn,
//   aFatalErrorGoesToTheLoopToo, aFailureThatComesAfterARequestToCancelIsNotDropped
package asyncio.task;

public final class Task<T> extends Future<T> {

  private void finish() {
    Throwable failure = coroutine.failure();
    tasks.ended(this);
    if (failure instanceof CancelledError cancelled) {
      cancelBecauseOf(cancelled);
    } else if (failure != null) {
      super.setException(
          failure instanceof RuntimeException ? failure : new RuntimeException(failure));
      if (Failures.isFatal(failure)) {
        throw Failures.rethrow(failure);
      }
    } else if (cancelRequest.isPending()) {
      super.cancel(cancelRequest.take());
    } else {
      super.setResult(coroutine.result());
    }
  }
}
