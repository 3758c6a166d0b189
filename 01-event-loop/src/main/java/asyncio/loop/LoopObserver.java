package asyncio.loop;

/**
 * Watches a loop at work: for debug mode, timelines and profilers.
 *
 * <p>Every method is called on the loop's thread, must be quick, and must not throw. A loop without
 * observers pays a null check for each callback and each poll.
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
}
