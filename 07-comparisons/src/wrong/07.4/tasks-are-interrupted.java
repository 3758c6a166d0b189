// Misconception: the loop interrupts the thread of a task that is cancelled.
// Fails: howItHears
package asyncio.compare;

public final class Predictions {

  public static Told told(Kind model) {
    return switch (model) {
      case SEQUENTIAL -> Told.NEVER_BESIDE;
      case COMPLETABLE_FUTURES -> Told.NOTHING;
      case PROCESSES -> Told.KILLED;
      default -> Told.INTERRUPT;
    };
  }
}
