// Misconception: whoever runs the loop will catch what a callback throws.
// Fails: aCallbackThatFailsDoesNotKeepTheOthersFromRunning,
//   theExceptionHandlerIsToldWhatWasThrownByWhichHandleOnWhichLoop,
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
    handle.run();
  }
}
