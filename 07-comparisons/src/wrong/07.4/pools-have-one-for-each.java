// Misconception: a pool makes a thread whenever a job is submitted.
// Fails: howManyAtOnce
package asyncio.compare;

public final class Predictions {

  public static AtOnce atOnce(Kind model) {
    return switch (model) {
      case SEQUENTIAL -> AtOnce.ONE;
      case PROCESSES -> AtOnce.TWO;
      default -> AtOnce.ALL;
    };
  }
}
