// Misconception: what is no future is nothing to wait for.
// Fails: suspendingOnSomethingThatIsNotAwaitableIsAnError
package asyncio.task;

public final class Task<T> extends Future<T> {

  private void waitFor(Object awaited) {
    switch (awaited) {
      case null -> loop().callSoon(() -> step(null));
      case Future<?> future when future.loop() != loop() ->
          stepWithError(this + " awaits a future of a different loop: " + future);
      case Future<?> future when future == this ->
          stepWithError("task cannot await itself: " + this);
      case Future<?> future -> {
        future.addDoneCallback(wakeUp);
        waitsFor = future;
        cancelRequest.passOn(future);
      }
      default -> loop().callSoon(() -> step(null));
    }
  }
}
