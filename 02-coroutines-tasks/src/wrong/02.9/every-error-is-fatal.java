// Misconception: an Error is nothing that a program should handle.
// Fails: TaskGroups.anErrorOfTheProgramIsAFailure
package asyncio.task;

public final class TaskGroup {

  private void noteFatal(Throwable failure) {
    if (fatal == null && failure instanceof Error && !(failure instanceof CancelledError)) {
      fatal = failure;
    }
  }
}
