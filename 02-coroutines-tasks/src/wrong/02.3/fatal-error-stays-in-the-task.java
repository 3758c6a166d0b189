// Misconception: what a coroutine throws concerns its task alone.
// Fails: aFatalErrorGoesToTheLoopToo, aFatalErrorAfterAnAwaitGoesToTheLoopToo
package asyncio.task;

public final class Task<T> extends Future<T> {

  private void finish() {
    Throwable failure = coroutine.failure();
    tasks.ended(this);
    if (failure instanceof CancelledError cancelled) {
      cancelBecauseOf(cancelled);
    } else if (failure != null) {
      super.setException(failure);
    } else if (cancelRequest.isPending()) {
      super.cancel(cancelRequest.take());
    } else {
      super.setResult(coroutine.result());
    }
  }
}
