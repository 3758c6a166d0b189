// Misconception: a coroutine has to run to receive an exception.
// Fails: whatHasNotStartedEndsWithoutStartingWhenSomethingIsThrownIntoIt,
//   closingWhatHasNotStartedMeansThatItNeverWill
package asyncio.task;

public final class Coroutine<T> {

  public Object throwInto(Throwable exception) {
    requireResumable();
    if (state == CoroutineState.CREATED) {
      resume();
    }
    thrownIn = exception;
    return state == CoroutineState.SUSPENDED ? enterStack() : null;
  }
}
