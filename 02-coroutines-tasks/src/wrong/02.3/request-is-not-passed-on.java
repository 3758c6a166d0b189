// Misconception: a request to cancel is dealt with when the next step begins; the await need not
// know.
// Fails: aTaskThatIsCancelledWhileItRunsIsCancelledAtItsNextAwait
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
      }
      default -> stepWithError("task got something that cannot be awaited: " + awaited);
    }
  }
}
