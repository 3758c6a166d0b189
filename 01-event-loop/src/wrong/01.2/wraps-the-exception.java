// Misconception: a failure has to be wrapped to be passed on.
// Fails: theExceptionHandlerIsToldWhatWasThrownByWhichHandleOnWhichLoop,
//   theHandlerIsToldAtOnceBeforeTheNextCallbackRuns,
//   anErrorOrACheckedExceptionIsHandledLikeAnyOtherFailure,
//   withoutAHandlerFailuresAreLoggedToAsyncioAtLevelError, nullBringsTheDefaultHandlerBack,
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
              "Exception in callback " + handle, new RuntimeException(failure), handle));
    }
  }
}
