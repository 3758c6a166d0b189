package asyncio.pattern;

import asyncio.task.CancelledError;
import asyncio.task.Task;

/** How a child of a {@link Supervisor} has ended. */
public sealed interface Exit {

  /** Its body has returned. */
  record Returned() implements Exit {}

  /** Its body has thrown something. */
  record Failed(Throwable failure) implements Exit {}

  /** Somebody has cancelled its task, and it has ended by that. */
  record Cancelled() implements Exit {}

  /**
   * How a task has ended that is done. One that ended by a {@link CancelledError} though nobody had
   * asked it to end has failed by that: something that it awaited was cancelled.
   */
  static Exit of(Task<?> task) {
    try {
      Throwable failure = task.exception();
      return failure == null ? new Returned() : new Failed(failure);
    } catch (CancelledError cancelled) {
      return task.cancelling() > 0 ? new Cancelled() : new Failed(cancelled);
    }
  }
}
