package asyncio.loop;

/**
 * Watches a loop at work: for debug mode, timelines and profilers.
 *
 * <p>Every method is called on the loop's thread, must be quick, and must not throw. A loop without
 * observers pays a null check for each callback and each poll.
 */
public interface LoopObserver {

  /** A callback was put into the ready queue, or scheduled as a timer. */
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
