// Misconception: a loop that goes on is all that matters, so an empty catch will do.
// Fails: theExceptionHandlerIsToldWhatWasThrownByWhichHandleOnWhichLoop,
//   theHandlerIsToldAtOnceBeforeTheNextCallbackRuns,
//   anErrorOrACheckedExceptionIsHandledLikeAnyOtherFailure,
//   aCallbackThatOverflowsTheStackIsAFailureLikeAnyOther,
//   withoutAHandlerFailuresAreLoggedToAsyncioAtLevelError, nullBringsTheDefaultHandlerBack,
//   aHandlerThatIsSetByACallbackCountsFromTheNextFailureOn,
//   aHandlerThatThrowsDoesNoHarmAndTheDefaultHandlerIsTold,
//   anErrorOfTheHandlerDoesNoHarmEitherUnlessMemoryRunsOut,
//   aCallbackThatFailsAndCannotBePutIntoWordsIsReportedAllTheSame,
//   aHandlerCanStopTheLoopAndScheduleCallbacks,
//   aCallbackThatCancelsItselfAndThenFailsIsReportedAllTheSame,
//   theDemoPrintsWhatItsCPythonTwinPrints
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
