// Misconception: a gathering that was cancelled ends cancelled.
// Fails: aChildThatFailsWhileItIsCancelledFailsTheGathering
package asyncio.task;

public final class Gathering<T, R> extends Future<List<R>> {

  private void onDone(Future<T> child) {
    left--;
    if (isDone()) {
      markRetrieved(child);
    } else if (failsEarly && child.isCancelled()) {
      setException(child.cancelledError());
    } else if (failsEarly && child.exception() != null) {
      setException(cancelRequested ? new CancelledError(cancelMessage) : child.exception());
    } else if (left == 0) {
      complete();
    }
  }
}
