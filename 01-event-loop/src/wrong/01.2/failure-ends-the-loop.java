// Misconception: whoever runs the loop will catch what a callback throws.
// Fails: aCallbackThatCancelsItselfAndThenFailsIsReportedAllTheSame,
//   aCallbackThatFailsDoesNotKeepTheOthersFromRunning,
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
    handle.run();
  }
}
