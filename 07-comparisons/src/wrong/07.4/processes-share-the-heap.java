// Misconception: a job changes the object that it was given.
// Fails: updates, updatesWithAPause
package asyncio.compare;

public final class Predictions {

  public static Update update(Kind model) {
    return switch (model) {
      case SEQUENTIAL, LOOP -> Update.NONE_IS_LOST;
      default -> Update.ONE_CAN_BE_LOST;
    };
  }
}
