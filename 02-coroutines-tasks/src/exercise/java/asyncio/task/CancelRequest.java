package asyncio.task;

import static loopcraft.grader.Todo.todo;

import loopcraft.grader.Exercise;

/**
 * A request to cancel a task that is on its way: it is either passed on to what the task waits for,
 * or kept until the task's next step.
 */
@Exercise("02.5")
final class CancelRequest {

  /**
   * Passes the request on by cancelling what the task waits for; that will wake the task. If it
   * waits for nothing, or for something that is done or refuses, the request is kept for the next
   * step. Of several that are kept, the last one's message counts.
   *
   * @param waitsFor may be null
   * @param message for the {@link CancelledError}; may be null
   */
  void make(Future<?> waitsFor, String message) {
    throw todo("02.5");
  }

  /** A request that was kept, if one was, is passed on to what the task has begun to wait for. */
  void passOn(Future<?> waitsFor) {
    throw todo("02.5");
  }

  /**
   * What to throw into the coroutine in the step that begins. A request that was kept turns into a
   * {@link CancelledError} now, in place of what was to be thrown, unless that is one already.
   * Either way it is not kept any longer.
   *
   * @param thrown may be null
   */
  Throwable replace(Throwable thrown) {
    throw todo("02.5");
  }

  /** Whether a request is kept. */
  boolean isPending() {
    throw todo("02.5");
  }

  /**
   * The message of a request that was kept, which is not kept any longer: for a task that has ended
   * without another await.
   */
  String take() {
    throw todo("02.5");
  }

  /** Drops a request that was kept. */
  void forget() {
    throw todo("02.5");
  }
}
