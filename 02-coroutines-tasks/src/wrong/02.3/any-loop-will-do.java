// Misconception: a future is a future, whichever loop it belongs to.
// Fails: awaitingAFutureOfAnotherLoopIsAnErrorAtThatAwait
package asyncio.task;

public final class Task<T> extends Future<T> {

  private void waitFor(Object awaited) {
    switch (awaited) {
      case null -> loop().callSoon(() -> step(null));
      case Future<?> future when future == this ->
          stepWithError("task cannot await itself: " + this);
      case Future<?> future -> {
        future.addDoneCallback(wakeUp);
        waitsFor = future;
        cancelRequest.passOn(future);
      }
      default -> stepWithError("task got something that cannot be awaited: " + awaited);
    }
  }
}
