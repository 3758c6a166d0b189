// Misconception: errors are undone like a stack, the last one first.
// Fails: Unretrieved.errorsAreReportedInTheOrderInWhichTheyHappened,
//   Unretrieved.lookingAtOneErrorLeavesTheOthers
package asyncio.task;

final class UnretrievedErrors {

  public void close() {
    List<UnretrievedError> left = List.copyOf(errors).reversed();
    errors.clear();
    left.forEach(this::report);
  }
}
