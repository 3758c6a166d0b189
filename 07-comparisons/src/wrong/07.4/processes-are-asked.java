// Misconception: a job in another process is interrupted there.
// Fails: howItHears, whenItComesOut
package asyncio.compare;

public final class Predictions {

  public static Told told(Kind model) {
    return switch (model) {
      case SEQUENTIAL -> Told.NEVER_BESIDE;
      case COMPLETABLE_FUTURES -> Told.NOTHING;
      case LOOP -> Told.CANCELLED_ERROR;
      default -> Told.INTERRUPT;
    };
  }

  public static Failure failure(Kind model) {
    return switch (model) {
      case SEQUENTIAL, LOOP -> Failure.NOT_BEFORE_IT_HAS_ENDED;
      default -> Failure.WHEN_IT_HAS_ENDED;
    };
  }
}
