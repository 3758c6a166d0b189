// Misconception: an error stays unretrieved until the loop closes.
// Fails: TaskGroups.whatComesOutCountsAsRetrieved,
//   Unretrieved.anErrorThatWasRetrievedIsNotReported, Unretrieved.lookingAtOneErrorLeavesTheOthers,
//   Unretrieved.twoFuturesWithTheSameExceptionAreTwoErrors,
//   Unretrieved.whatWasCancelledIsNotReported
package asyncio.task;

final class UnretrievedErrors {

  void remove(UnretrievedError error) {}
}
