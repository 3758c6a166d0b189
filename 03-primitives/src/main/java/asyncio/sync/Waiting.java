package asyncio.sync;

/** Says in a {@code toString} how many wait. */
final class Waiting {

  private Waiting() {}

  /** Nothing for none. */
  static String count(String who, int number) {
    return number == 0 ? "" : ", %s: %d".formatted(who, number);
  }
}
