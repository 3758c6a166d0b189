package asyncio.compare;

/** Throwables that come out of a model as they are. */
final class Thrown {

  private Thrown() {}

  /**
   * Throws it as it is, whether it is an exception or an error: {@code throw
   * Thrown.asItIs(failure)} tells the compiler that it does.
   */
  static RuntimeException asItIs(Throwable failure) {
    throw Thrown.<RuntimeException>sneak(failure);
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> X sneak(Throwable failure) throws X {
    throw (X) failure;
  }
}
