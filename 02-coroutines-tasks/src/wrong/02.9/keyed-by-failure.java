// Misconception: an exception belongs to one future.
// Fails: Unretrieved.twoFuturesWithTheSameExceptionAreTwoErrors
package asyncio.task;

final class UnretrievedErrors {

  void remove(UnretrievedError error) {
    errors.removeIf(other -> other.failure() == error.failure());
  }
}
