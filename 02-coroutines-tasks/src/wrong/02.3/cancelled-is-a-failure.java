// Misconception: whatever a coroutine throws is the failure of its task.
// Fails: aCancelledErrorThatComesOutOfTheCoroutineCancelsTheTask
package asyncio.task;

public final class Task<T> extends Future<T> {

  private void finish() {
    Throwable failure = coroutine.failure();
    tasks.ended(this);
    if (failure != null) {
      super.setException(failure);
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
