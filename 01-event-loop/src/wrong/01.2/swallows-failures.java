// Misconception: a loop that goes on is all that matters, so an empty catch will do.
// Fails: aCallbackThatCancelsItselfAndThenFailsIsReportedAllTheSame,
//   aCallbackThatOverflowsTheStackIsAFailureLikeAnyOther,
//   aHandlerCanStopTheLoopAndScheduleCallbacks,
//   aHandlerThatIsSetByACallbackCountsFromTheNextFailureOn,
//   aHandlerThatThrowsDoesNoHarmAndTheDefaultHandlerIsTold,
//   anErrorOfTheHandlerDoesNoHarmEitherUnlessMemoryRunsOut,
//   anErrorOrACheckedExceptionIsHandledLikeAnyOtherFailure, nullBringsTheDefaultHandlerBack,
//   theDemoPrintsWhatItsCPythonTwinPrints,
//   theExceptionHandlerIsToldWhatWasThrownByWhichHandleOnWhichLoop,
//   theHandlerIsToldAtOnceBeforeTheNextCallbackRuns,
//   withoutAHandlerFailuresAreLoggedToAsyncioAtLevelError
package asyncio.loop;

final class CallbackRunner {

  void run(Handle handle) {
    try {
      handle.run();
    } catch (Throwable failure) {
      throwIfFatal(failure);
    }
  }
}
