// Misconception: the list of results is a copy of the results.
// Fails: aResultMayBeNull, whatIsGivenTwiceHasOneOutcome
package asyncio.task;

public final class Gathering<T, R> {

  private void complete() {
    List<R> outcomes = new ArrayList<>();
    children.forEach(child -> outcomes.add(outcome.apply(child)));
    if (cancelRequested) {
      setException(new CancelledError(cancelMessage));
    } else {
      try {
        setResult(List.copyOf(outcomes));
      } catch (NullPointerException failure) {
        setException(failure);
      }
    }
  }
}
