// Misconception: to throw is to throw here.
// Fails: whatIsThrownIntoItComesOutOfItsSuspendOnce, whatIsThrownIntoItAndNotCaughtEndsIt,
//   whatHasNotStartedEndsWithoutStartingWhenSomethingIsThrownIntoIt, closeRunsTheFinallyBlocks,
//   closingWhatHasNotStartedMeansThatItNeverWill,
//   aCoroutineThatAwaitsInsteadOfEndingWhenItIsClosedIsToldOff,
//   anotherFailureOfACoroutineThatIsClosedComesOutOfClose,
//   whatIsThrownIntoTheOuterOneComesOutOfTheInnerOnesSuspend
package asyncio.task;

public final class Coroutine<T> {

  public Object throwInto(Throwable exception) {
    requireResumable();
    end(null, exception);
    throw Failures.rethrow(exception);
  }
}
