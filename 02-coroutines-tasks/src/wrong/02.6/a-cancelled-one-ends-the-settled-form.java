// Misconception: a cancellation is no outcome, so it always ends the gathering.
// Fails: inTheSettledFormEveryAwaitableStandsInTheListAsItEnded, whatIsGivenTwiceHasOneOutcome
package asyncio.task;

public final class Gathering<T, R> {

  private void onDone(Future<T> child) {
    left--;
    if (isDone()) {
      markRetrieved(child);
    } else if (child.isCancelled()) {
      setException(child.cancelledError());
    } else if (failsEarly && child.exception() != null) {
      setException(child.exception());
    } else if (left == 0) {
      complete();
    }
  }
}
