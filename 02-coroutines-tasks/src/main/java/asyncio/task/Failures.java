package asyncio.task;

import static asyncio.Asyncio.currentTask;

/** What can be done with a failure of whatever type. */
public final class Failures {

  private Failures() {}

  /** Throws it as it is, checked or not; {@code throw rethrow(failure)} tells the compiler so. */
  public static RuntimeException rethrow(Throwable failure) {
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

  /**
   * Whether what some code threw in the current task is a failure of that code, which whoever ran
   * it may report and go on. It is not, if more than that code is to end: if the task was asked to
   * be cancelled, the loop is being closed, the user has interrupted the program, or the JVM is in
   * trouble (a {@link VirtualMachineError} other than a {@link StackOverflowError}).
   *
   * <p>A {@link CancelledError} that nobody asked of this task is a failure: something that the
   * code awaited was cancelled.
   */
  public static boolean isFailure(Throwable thrown) {
    return switch (thrown) {
      case CancelledError _ -> currentTask().cancelling() == 0;
      case CoroutineExit _, KeyboardInterrupt _ -> false;
      default -> !isFatal(thrown);
    };
  }
}
