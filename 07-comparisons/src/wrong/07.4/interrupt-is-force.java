// Misconception: an interrupted thread ends.
// Fails: whenItComesOut
package asyncio.compare;

public final class Predictions {

  public static Failure failure(Kind model) {
    return switch (model) {
      case SEQUENTIAL, LOOP -> Failure.NOT_BEFORE_IT_HAS_ENDED;
      case COMPLETABLE_FUTURES -> Failure.WHEN_IT_HAS_ENDED;
      default -> Failure.AT_ONCE;
    };
  }
}
