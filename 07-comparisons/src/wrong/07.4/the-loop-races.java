// Misconception: whatever is under way at the same time races.
// Fails: updates
package asyncio.compare;

public final class Predictions {

  public static Update update(Kind model) {
    return switch (model) {
      case SEQUENTIAL -> Update.NONE_IS_LOST;
      case PROCESSES -> Update.NEITHER_IS_HERE;
      default -> Update.ONE_CAN_BE_LOST;
    };
  }
}
