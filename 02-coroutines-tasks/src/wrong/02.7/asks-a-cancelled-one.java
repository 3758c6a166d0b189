// Misconception: exception() says null unless there is a failure.
// Fails: aCancelledOneIsNoExceptionToWaitForButCountsAsDone
package asyncio.task;

public final class Wait<T> {

  private boolean isReason(Future<T> done) {
    return switch (returnWhen) {
      case FIRST_COMPLETED -> true;
      case FIRST_EXCEPTION -> done.exception() != null;
      case ALL_COMPLETED -> false;
    };
  }
}
