// Misconception: every Error is fatal.
// Fails: aFailureStaysWithItsTaskAndTheLoopGoesOn
package asyncio.task;

public final class Task<T> extends Future<T> {

  private void finish() {
    Throwable failure = coroutine.failure();
    tasks.ended(this);
    if (failure instanceof CancelledError cancelled) {
      cancelBecauseOf(cancelled);
    } else if (failure != null) {
      super.setException(failure);
      if (failure instanceof VirtualMachineError) {
        throw Failures.rethrow(failure);
      }
    } else if (cancelRequest.isPending()) {
      super.cancel(cancelRequest.take());
    } else {
      super.setResult(coroutine.result());
    }
  }
}
