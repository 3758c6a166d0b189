// Misconception: the message says which callback it was, so the source can stay empty.
// Fails: theExceptionHandlerIsToldWhatWasThrownByWhichHandleOnWhichLoop,
//   aCallbackThatFailsAndCannotBePutIntoWordsIsReportedAllTheSame
package asyncio.loop;

final class CallbackRunner {

  void run(Handle handle) {
    try {
      handle.run();
    } catch (Throwable failure) {
      throwIfFatal(failure);
      callExceptionHandler(
          new ExceptionContext("Exception in callback " + text(handle), failure, null));
    }
  }
}
