package asyncio.loop;

import java.io.UncheckedIOException;
import java.nio.channels.SelectableChannel;

/**
 * Where a loop sleeps: waits until a channel is ready, until it is woken, or until time is up.
 *
 * <p>The counterpart of {@code selectors.BaseSelector} in Python. A loop owns its poller. Every
 * method but {@link #wakeUp} and {@link #arrived} belongs to the loop's thread.
 */
public interface Poller extends AutoCloseable {

  /** The time-out of a poll that waits as long as it takes. */
  long FOREVER = Long.MAX_VALUE;

  /** Interest in reading from a channel, or in accepting a connection from it. */
  int READ = 1;

  /** Interest in writing to a channel, or in its connection being made. */
  int WRITE = 2;

  /** Told by {@link #poll} what became ready. */
  @FunctionalInterface
  interface ReadyEvents {

    /**
     * Receives one channel that is ready.
     *
     * @param attachment what {@link #watch} was given with the channel
     * @param events what the channel is ready for: {@link #READ}, {@link #WRITE} or both
     */
    void ready(Object attachment, int events);
  }

  /**
   * Waits until a channel is ready, {@link #wakeUp} is called, or the time-out ends, and reports
   * all channels that are ready. A wake-up that came since the last poll ends this one at once.
   *
   * @param timeoutNanos how long to wait at most, in nanoseconds: zero only looks, {@link #FOREVER}
   *     waits without limit
   */
  void poll(long timeoutNanos, ReadyEvents sink);

  /** Ends the poll in progress, or else the next one. Callable from any thread. */
  void wakeUp();

  /**
   * Sets what is waited for on a channel, in place of what was. A channel that is closed is
   * forgotten by itself, in the next poll; to wait for less on it is no error.
   *
   * @param events {@link #READ}, {@link #WRITE} or both; zero stops watching
   * @param attachment handed back when the channel is ready
   * @throws IllegalArgumentException if the channel is in blocking mode, or cannot do what is asked
   * @throws UncheckedIOException if the channel is closed and more is asked for
   */
  void watch(SelectableChannel channel, int events, Object attachment);

  /**
   * Work has begun outside of the loop, whose end will wake it: {@link EventLoop#outsideWorkBegan}.
   */
  default void outsideWorkBegan() {}

  /** The loop has taken note of the end of such work. */
  default void outsideWorkEnded() {}

  /**
   * Another thread has a callback for the loop: leaves it in the loop's inbox, which wakes the loop
   * if need be. Called on that thread. A poller that records or replays a run may have it left
   * later, on the loop's thread: in a poll, or in {@link #takeArrivals}.
   *
   * @param deliver leaves the callback in the inbox; to be run once, on any thread
   */
  default void arrived(Runnable deliver) {
    deliver.run();
  }

  /**
   * The loop is about to take what other threads have left, outside of a poll: because a callback
   * of its own must get in line behind it.
   */
  default void takeArrivals() {}

  /** What {@link #watch} was last given with a channel, or null if it is not watched. */
  Object attachment(SelectableChannel channel);

  /** Gives back what the poller holds of the system. Channels stay open. */
  @Override
  void close();
}
