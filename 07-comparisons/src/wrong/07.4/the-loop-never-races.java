// Misconception: on one thread there are no races.
// Fails: updatesWithAPause
package asyncio.compare;

public final class Predictions {

  public static Update updateWithAPause(Kind model) {
    return update(model);
  }
}
