// Misconception: whoever looks at one error knows of all.
// Fails: Unretrieved.lookingAtOneErrorLeavesTheOthers,
//   Unretrieved.twoFuturesWithTheSameExceptionAreTwoErrors
package asyncio.task;

final class UnretrievedErrors {

  void remove(UnretrievedError error) {
    errors.clear();
  }
}
