// Misconception: once the failure is caught, nothing else can fail.
// Fails: aCallbackThatFailsAndCannotBePutIntoWordsIsReportedAllTheSame
package asyncio.loop;

final class CallbackRunner {

  void run(Handle handle) {
    try {
      handle.run();
    } catch (Throwable failure) {
      throwIfFatal(failure);
      callExceptionHandler(
          new ExceptionContext("Exception in callback " + handle, failure, handle));
    }
  }
}
