// Misconception: the exception says everything.
// Fails: Unretrieved.anErrorNobodyRetrievedIsReportedWhenTheLoopCloses,
//   Unretrieved.aTaskThatNobodyAwaitedIsReported,
//   Unretrieved.twoFuturesWithTheSameExceptionAreTwoErrors
package asyncio.task;

final class UnretrievedErrors {

  private void report(UnretrievedError error) {
    loop.callExceptionHandler(new ExceptionContext(error.message(), error.failure(), null));
  }
}
