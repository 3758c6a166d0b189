// Misconception: the loop takes a coroutine off its thread when its time is over.
// Fails: whenItComesOut
package asyncio.compare;

public final class Predictions {

  public static Failure failure(Kind model) {
    return switch (model) {
      case SEQUENTIAL -> Failure.NOT_BEFORE_IT_HAS_ENDED;
      case PROCESSES -> Failure.AT_ONCE;
      default -> Failure.WHEN_IT_HAS_ENDED;
    };
  }
}
