// Misconception: a task is a future like any other.
// Fails: aTaskThatAwaitsItselfGetsAnErrorAtThatAwait, anErrorOfTheProgramIsThrownInTheNextIteration
package asyncio.task;

public final class Task<T> extends Future<T> {

  private void waitFor(Object awaited) {
    switch (awaited) {
      case null -> loop().callSoon(() -> step(null));
      case Future<?> future when future.loop() != loop() ->
          stepWithError(this + " awaits a future of a different loop: " + future);
      case Future<?> future -> {
        future.addDoneCallback(wakeUp);
        waitsFor = future;
        cancelRequest.passOn(future);
      }
      default -> stepWithError("task got something that cannot be awaited: " + awaited);
    }
  }
}
