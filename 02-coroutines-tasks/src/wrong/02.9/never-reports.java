// Misconception: an error that nobody asks for concerns nobody.
// Fails: Unretrieved.anErrorNobodyRetrievedIsReportedWhenTheLoopCloses,
//   Unretrieved.errorsAreReportedInTheOrderInWhichTheyHappened,
//   Unretrieved.aTaskThatNobodyAwaitedIsReported, Unretrieved.lookingAtOneErrorLeavesTheOthers,
//   Unretrieved.twoFuturesWithTheSameExceptionAreTwoErrors, Unretrieved.eachLoopReportsItsOwn
package asyncio.task;

final class UnretrievedErrors {

  public void close() {}
}
