// Misconception: to make a coroutine is to start it.
// Fails: aNewCoroutineHasNotStarted, resumeRunsItUntilItSuspendsAndTheNextGoesOnFromThere,
//   resumeReturnsWhatTheCoroutineWaitsForAndNullAtItsEnd, aCoroutineSuspendsAtWhateverDepthOfCalls,
//   whatTheBodyThrowsEndsItAndIsKeptAsItIs, whatIsThrownIntoItComesOutOfItsSuspendOnce,
//   whatIsThrownIntoItAndNotCaughtEndsIt,
//   whatHasNotStartedEndsWithoutStartingWhenSomethingIsThrownIntoIt,
//   closingWhatHasNotStartedMeansThatItNeverWill,
//   aCoroutineThatAwaitsInsteadOfEndingWhenItIsClosedIsToldOff,
//   anotherFailureOfACoroutineThatIsClosedComesOutOfClose,
//   aCoroutineThatRunsCannotBeResumedThrownIntoOrClosed, aCoroutineThatHasEndedCannotBeResumed,
//   toAwaitACoroutineIsToCallItsBodyWhenItSuspendsSoDoesTheCaller,
//   whatIsThrownIntoTheOuterOneComesOutOfTheInnerOnesSuspend,
//   aCoroutineCanBeAwaitedOnceAndOnlyIfNobodyHasStartedIt,
//   aCoroutineThatWasAwaitedAndFailedHasEnded, aPartHasNoResult, aCoroutineMayResumeAnotherOne,
//   aRefusedSuspendLeavesTheCoroutineRunning, outsideOfACoroutineNothingCanBeAwaited,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class Coroutine<T> {

  public Coroutine(Callable<? extends T> body) {
    this.body = Objects.requireNonNull(body, "body");
    origin = body.getClass();
    resume();
  }
}
