// Misconception: a cancellation is an exception like any other.
// Fails: aCancelledOneIsNoExceptionToWaitForButCountsAsDone
package asyncio.task;

public final class Wait<T> {

  private boolean isReason(Future<T> done) {
    return switch (returnWhen) {
      case FIRST_COMPLETED -> true;
      case FIRST_EXCEPTION -> done.isCancelled() || done.exception() != null;
      case ALL_COMPLETED -> false;
    };
  }
}
