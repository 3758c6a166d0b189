// Misconception: whatever is thrown between the callback's begin and the report is its failure.
// Fails: aCallbackThatFailsAndCannotBePutIntoWordsIsReportedAllTheSame
package asyncio.loop;

final class CallbackRunner {

  void run(Handle handle) {
    try {
      runNamed(handle);
    } catch (Throwable failure) {
      throwIfFatal(failure);
      callExceptionHandler(new ExceptionContext("Exception in callback", failure, handle));
    }
  }

  private void runNamed(Handle handle) {
    try {
      handle.run();
    } catch (Throwable failure) {
      throwIfFatal(failure);
      callExceptionHandler(
          new ExceptionContext("Exception in callback " + handle, failure, handle));
    }
  }
}
