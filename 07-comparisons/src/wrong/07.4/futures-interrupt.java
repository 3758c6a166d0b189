// Misconception: to cancel a CompletableFuture interrupts its job.
// Fails: howItHears
package asyncio.compare;

public final class Predictions {

  public static Told told(Kind model) {
    return switch (model) {
      case SEQUENTIAL -> Told.NEVER_BESIDE;
      case PROCESSES -> Told.KILLED;
      case LOOP -> Told.CANCELLED_ERROR;
      default -> Told.INTERRUPT;
    };
  }
}
