package asyncio.loops;

import asyncio.loop.Poller;
import java.time.Duration;

/**
 * One line in the record of a loop: what the loop asked of its clock and its poller, and what came
 * from outside. Channels are numbered from 1, in the order in which they were first watched.
 */
public sealed interface LoopEvent {

  /**
   * The loop's thread has read the clock.
   *
   * @param nanos what the clock showed
   */
  record Time(long nanos) implements LoopEvent {

    /** A reading that a replay did not expect, so that nobody knows what it would have shown. */
    public static final Time UNKNOWN = new Time(Long.MIN_VALUE);

    @Override
    public String toString() {
      return "a reading of the clock";
    }
  }

  /**
   * The loop has begun a poll.
   *
   * @param timeoutNanos how long it was willing to sleep, as {@link Poller#poll} is told
   */
  record Poll(long timeoutNanos) implements LoopEvent {

    @Override
    public String toString() {
      if (timeoutNanos == Poller.FOREVER) {
        return "a poll without limit";
      }
      return timeoutNanos == 0 ? "a look" : "a poll of " + Duration.ofNanos(timeoutNanos);
    }
  }

  /**
   * The loop has set what it waits for on a channel.
   *
   * @param channel the channel's number
   * @param events {@link Poller#READ}, {@link Poller#WRITE}, both or zero
   */
  record Watch(int channel, int events) implements LoopEvent {

    @Override
    public String toString() {
      return "channel " + channel + " watched for " + words(events);
    }
  }

  /**
   * A poll has reported a channel.
   *
   * @param channel the channel's number
   * @param events {@link Poller#READ}, {@link Poller#WRITE} or both
   */
  record Ready(int channel, int events) implements LoopEvent {

    @Override
    public String toString() {
      return "channel " + channel + " ready for " + words(events);
    }
  }

  /**
   * A callback from another thread has been put into the loop's inbox.
   *
   * @param thread the name of that thread
   */
  record Arrival(String thread) implements LoopEvent {

    @Override
    public String toString() {
      return "a callback from the thread '" + thread + "'";
    }
  }

  /** The loop has taken callbacks of other threads outside of a poll: the arrivals that follow. */
  record Take() implements LoopEvent {

    @Override
    public String toString() {
      return "callbacks taken outside of a poll";
    }
  }

  /** The loop was closed. */
  record Closed() implements LoopEvent {

    @Override
    public String toString() {
      return "the loop's end";
    }
  }

  private static String words(int events) {
    return switch (events) {
      case 0 -> "nothing";
      case Poller.READ -> "reading";
      case Poller.WRITE -> "writing";
      default -> "reading and writing";
    };
  }
}
