package asyncio.task;

/** What can be done with a failure of whatever type. */
final class Failures {

  private Failures() {}

  /** Throws it as it is, checked or not; {@code throw rethrow(failure)} tells the compiler so. */
  static RuntimeException rethrow(Throwable failure) {
    throw Failures.<RuntimeException>sneak(failure);
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> X sneak(Throwable failure) throws X {
    throw (X) failure;
  }

  /** Whether the JVM itself is in trouble, so that no handler should stand in the way. */
  static boolean isFatal(Throwable failure) {
    return failure instanceof VirtualMachineError && !(failure instanceof StackOverflowError);
  }
}
