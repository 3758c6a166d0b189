package asyncio.process;

/** A check of numbers that make no sense below one. */
final class Positive {

  private Positive() {}

  /** Throws an {@link IllegalArgumentException} if a number is less than one. */
  static void require(String what, int number) {
    if (number < 1) {
      throw new IllegalArgumentException(what + " must be > 0: " + number);
    }
  }
}
