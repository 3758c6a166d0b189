// Misconception: a future that fails is an error nobody handled.
// Fails: TaskGroups.whatComesOutCountsAsRetrieved,
//   Unretrieved.anErrorNobodyRetrievedIsReportedWhenTheLoopCloses,
//   Unretrieved.anErrorThatWasRetrievedIsNotReported, Unretrieved.lookingAtOneErrorLeavesTheOthers,
//   Unretrieved.twoFuturesWithTheSameExceptionAreTwoErrors,
//   Unretrieved.whatWasCancelledIsNotReported
package asyncio.task;

final class UnretrievedErrors {

  UnretrievedError add(Future<?> future, Throwable failure) {
    var error = new UnretrievedError(future, failure, collected);
    report(error);
    return error;
  }
}
