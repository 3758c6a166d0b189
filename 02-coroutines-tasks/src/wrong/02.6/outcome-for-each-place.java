// Misconception: a future gives the same answer each time.
// Fails: whatIsGivenTwiceHasOneOutcome
package asyncio.task;

public final class Gathering<T, R> extends Future<List<R>> {

  private void complete() {
    List<R> outcomes = children.stream().map(outcome).toList();
    if (cancelRequested) {
      setException(new CancelledError(cancelMessage));
    } else {
      setResult(outcomes);
    }
  }
}
