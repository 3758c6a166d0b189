package asyncio.task;

import loopcraft.grader.Exercise;

/**
 * A request to cancel a task that is on its way: it is either passed on to what the task waits for,
 * or kept until the task's next step.
 */
@Exercise("02.5")
final class CancelRequest {

  private boolean pending;
  private String message;

  /**
   * Passes the request on by cancelling what the task waits for; that will wake the task. If it
   * waits for nothing, or for something that is done or refuses, the request is kept for the next
   * step. Of several that are kept, the last one's message counts.
   *
   * @param waitsFor may be null
   * @param message for the {@link CancelledError}; may be null
   */
  void make(Future<?> waitsFor, String message) {
    if (waitsFor != null && waitsFor.cancel(message)) {
      return;
    }
    pending = true;
    this.message = message;
  }

  /** A request that was kept, if one was, is passed on to what the task has begun to wait for. */
  void passOn(Future<?> waitsFor) {
    if (pending && waitsFor.cancel(message)) {
      pending = false;
    }
  }

  /**
   * What to throw into the coroutine in the step that begins. A request that was kept turns into a
   * {@link CancelledError} now, in place of what was to be thrown, unless that is one already.
   * Either way it is not kept any longer.
   *
   * @param thrown may be null
   */
  Throwable replace(Throwable thrown) {
    if (!pending) {
      return thrown;
    }
    pending = false;
    return thrown instanceof CancelledError ? thrown : new CancelledError(message);
  }

  /** Whether a request is kept. */
  boolean isPending() {
    return pending;
  }

  /**
   * The message of a request that was kept, which is not kept any longer: for a task that has ended
   * without another await.
   */
  String take() {
    pending = false;
    return message;
  }

  /** Drops a request that was kept. */
  void forget() {
    pending = false;
  }
}
