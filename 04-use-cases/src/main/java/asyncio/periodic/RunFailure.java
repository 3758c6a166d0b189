package asyncio.periodic;

import static asyncio.Asyncio.currentTask;

import asyncio.task.CancelledError;
import asyncio.task.CoroutineExit;
import asyncio.task.KeyboardInterrupt;

/**
 * One run of a {@link PeriodicTask} has failed.
 *
 * @param name the series' name
 * @param tick which run
 * @param exception what the run's body threw
 * @param inARow how many runs have failed since the last one that did not, this one included; runs
 *     that were cancelled do not count
 * @param last whether the series ends because of it: see {@link Schedule#givingUpAfter}
 */
public record RunFailure(String name, Tick tick, Throwable exception, int inARow, boolean last) {

  /** Tells it in a sentence. */
  public String message() {
    return last
        ? "%s ended, as %d runs in a row have failed".formatted(name, inARow)
        : "run %d of %s failed".formatted(tick.number(), name);
  }

  /**
   * Whether what some code threw in the current task is a failure of that code. It is not, if more
   * than that code is to end: if the task was asked to be cancelled, the loop is being closed, the
   * user has interrupted the program, or the JVM is in trouble (a {@link VirtualMachineError} other
   * than a {@link StackOverflowError}).
   *
   * <p>A {@link CancelledError} that nobody asked of this task is a failure: something that the
   * code awaited was cancelled.
   */
  static boolean isFailure(Throwable thrown) {
    return switch (thrown) {
      case CancelledError _ -> currentTask().cancelling() == 0;
      case StackOverflowError _ -> true;
      case VirtualMachineError _, CoroutineExit _, KeyboardInterrupt _ -> false;
      default -> true;
    };
  }
}
