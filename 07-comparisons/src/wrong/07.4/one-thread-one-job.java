// Misconception: what has one thread does one job at a time.
// Fails: howManyAtOnce
package asyncio.compare;

public final class Predictions {

  public static AtOnce atOnce(Kind model) {
    return switch (model) {
      case SEQUENTIAL, LOOP -> AtOnce.ONE;
      case PROCESSES, EXECUTOR, COMPLETABLE_FUTURES -> AtOnce.TWO;
      default -> AtOnce.ALL;
    };
  }
}
