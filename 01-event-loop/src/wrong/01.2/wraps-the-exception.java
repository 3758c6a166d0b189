// Misconception: a failure has to be wrapped to be passed on.
// Fails: theExceptionHandlerIsToldWhatWasThrownByWhichHandleOnWhichLoop,
//   theHandlerIsToldAtOnceBeforeTheNextCallbackRuns,
//   anErrorOrACheckedExceptionIsHandledLikeAnyOtherFailure,
//   withoutAHandlerFailuresAreLoggedToAsyncioAtLevelError, nullBringsTheDefaultHandlerBack,
//   aCallbackThatFailsAndCannotBePutIntoWordsIsReportedAllTheSame,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.loop;

final class CallbackRunner {

  void run(Handle handle) {
    try {
      handle.run();
    } catch (Throwable failure) {
      throwIfFatal(failure);
      callExceptionHandler(
          new ExceptionContext(
              "Exception in callback " + text(handle), new RuntimeException(failure), handle));
    }
  }
}
