// Misconception: to suspend is to note what is awaited.
// Fails: resumeRunsItUntilItSuspendsAndTheNextGoesOnFromThere,
//   resumeReturnsWhatTheCoroutineWaitsForAndNullAtItsEnd, aCoroutineSuspendsAtWhateverDepthOfCalls,
//   whatIsThrownIntoItComesOutOfItsSuspendOnce, whatIsThrownIntoItAndNotCaughtEndsIt,
//   aCoroutineThatAwaitsInsteadOfEndingWhenItIsClosedIsToldOff,
//   anotherFailureOfACoroutineThatIsClosedComesOutOfClose,
//   aCoroutineThatRunsCannotBeResumedThrownIntoOrClosed,
//   toAwaitACoroutineIsToCallItsBodyWhenItSuspendsSoDoesTheCaller,
//   whatIsThrownIntoTheOuterOneComesOutOfTheInnerOnesSuspend,
//   aCoroutineCanBeAwaitedOnceAndOnlyIfNobodyHasStartedIt, aCoroutineMayResumeAnotherOne,
//   aRefusedSuspendLeavesTheCoroutineRunning, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class Coroutine<T> {

  private void leaveStack() {
    if (thrownIn != null) {
      throw Failures.rethrow(thrownIn);
    }
  }
}
