// Misconception: a volatile field loses no update.
// Fails: updates, updatesWithAPause
package asyncio.compare;

public final class Predictions {

  public static Update update(Kind model) {
    return model == Kind.PROCESSES ? Update.NEITHER_IS_HERE : Update.NONE_IS_LOST;
  }
}
