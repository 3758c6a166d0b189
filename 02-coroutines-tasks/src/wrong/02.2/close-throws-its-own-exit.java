// Misconception: what a closed coroutine throws is its failure, whatever it is.
// Fails: closeRunsTheFinallyBlocks, closingWhatHasNotStartedMeansThatItNeverWill
package asyncio.task;

public final class Coroutine<T> {

  public void close() {
    if (state == CoroutineState.CLOSED) {
      return;
    }
    throwInto(new CoroutineExit());
    if (state != CoroutineState.CLOSED) {
      throw new IllegalStateException("coroutine ignored its close");
    }
    result();
  }
}
