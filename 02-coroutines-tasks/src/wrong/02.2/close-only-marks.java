// Misconception: to close is to forget.
// Fails: closeRunsTheFinallyBlocks, aCoroutineThatAwaitsInsteadOfEndingWhenItIsClosedIsToldOff,
//   anotherFailureOfACoroutineThatIsClosedComesOutOfClose
package asyncio.task;

public final class Coroutine<T> {

  public void close() {
    if (state == CoroutineState.RUNNING) {
      throw new IllegalStateException("coroutine already executing");
    }
    end(null, null);
  }
}
