package asyncio.loop;

import java.util.function.BooleanSupplier;

/**
 * Watches a loop at work: for debug mode, timelines and profilers.
 *
 * <p>Every method but {@link #wrongThread} is called on the loop's thread, or on the one that
 * prepares or closes it. All must be quick, and must not throw. A loop without observers pays a
 * null check for each of them.
 */
public interface LoopObserver {

  /**
   * The loop's own thread has scheduled a callback, for the next iteration or for a time. One that
   * comes from another thread or belongs to a channel is first seen when it is about to run.
   */
  default void scheduled(Handle handle) {}

  /** A callback is about to run. */
  default void beforeCallback(Handle handle) {}

  /** A callback has run, or failed. */
  default void afterCallback(Handle handle) {}

  /**
   * The loop is about to look for events.
   *
   * @param timeoutNanos how long it is willing to sleep; {@link Poller#FOREVER} is without limit
   */
  default void beforePoll(long timeoutNanos) {}

  /** The loop is awake again. */
  default void afterPoll() {}

  /**
   * The callback that runs turns out to be a step of a task.
   *
   * @param task of module 02
   */
  default void beforeStep(Object task) {}

  /**
   * Something was made that may be forgotten: a coroutine, a future, a task.
   *
   * @param made may not be complete yet: keep it, and ask nothing of it
   */
  default void created(Object made) {}

  /** A future has failed, and nobody has looked at it so far. */
  default void failed(Object future, Throwable failure) {}

  /**
   * Something was opened that the program has to close: a connection, a server, a pool, a process.
   *
   * @param resource names itself by {@code toString}
   * @param isOpen whether it is still to be closed
   */
  default void opened(Object resource, BooleanSupplier isOpen) {}

  /**
   * In debug mode: something of the loop was used on a thread that is not the loop's. Called on
   * that thread.
   *
   * @param used the loop itself, which will refuse the call; or one of its futures, which may not
   */
  default void wrongThread(Object used) {}

  /**
   * A report is on its way from {@link EventLoop#callExceptionHandler} to the exception handler.
   *
   * @return the same, or one that tells more
   */
  default ExceptionContext reporting(ExceptionContext context) {
    return context;
  }

  /** The loop is being closed; all that it has is still there. */
  default void closing() {}
}
