// Misconception: what comes out is a future with the result.
// Fails: whatComesOutIsTheVeryFutureThatWasGivenOrTheTaskOfACoroutine,
//   aFailedOrCancelledFutureComesLikeTheOthersNextDoesNotThrow
package asyncio.task;

public final class AsCompleted<T> {

  private void onDone(Future<T> future) {
    if (!pending.remove(future)) {
      return;
    }
    var copy = new Future<T>(loop);
    if (future.isCancelled()) {
      copy.cancel();
    } else if (future.exception() != null) {
      copy.setException(future.exception());
    } else {
      copy.setResult(future.result());
    }
    done.addLast(copy);
    if (pending.isEmpty() && timer != null) {
      timer.cancel();
    }
    wakeNext();
  }
}
