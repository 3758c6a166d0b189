package asyncio.loops;

import static loopcraft.grader.Todo.todo;

import asyncio.loop.Clock;
import asyncio.loop.ForwardingPoller;
import asyncio.loop.LoopParts;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.List;
import loopcraft.grader.Exercise;

/**
 * A clock and a poller that bring to a program what a {@link Recorder} has written down: the same
 * times, the same channels ready in the same polls and the same order, and the callbacks of other
 * threads at the same moments.
 *
 * <p>Times come from the record alone, and a poll waits only for what the record has in it. The
 * channels and the other threads are real. So whatever is early is held back until its turn, and
 * for what is late the replay waits.
 *
 * <p>The loop's thread is the one that polled last; before the first poll, the one that made the
 * replayer. Whatever else it is told, of work outside for instance, it hands on to the poller
 * below.
 *
 * <p>A program that does something else than the record says has diverged. The first {@link
 * Divergence} is thrown, and from then on by every call of {@link #nanos} on the loop's thread,
 * {@link #poll}, {@link #watch} and {@link #takeArrivals}.
 */
@Exercise(value = "05.5", part = 4)
public final class Replayer extends ForwardingPoller implements Clock {

  /**
   * Makes a replay of a record.
   *
   * @param parts the poller that knows the real channels, which is closed with this one, and the
   *     clock by which patience is measured
   * @param patience how long to wait for each event that the record has from outside; positive
   * @throws IllegalArgumentException if it is not: {@code patience must be > 0}, and so on
   */
  public Replayer(List<LoopEvent> record, LoopParts parts, Duration patience) {
    super(parts.poller());
    throw todo("05.5");
  }

  /** What the program did differently from the record first; null as long as it has not. */
  public Divergence divergence() {
    throw todo("05.5");
  }

  /**
   * On the loop's thread, the next time of the record. On others, the last one that the loop's
   * thread has read, zero at first, also after a divergence.
   *
   * @throws Divergence if the record has something else now; seen is {@link LoopEvent.Time#UNKNOWN}
   */
  @Override
  public long nanos() {
    throw todo("05.5");
  }

  /**
   * Hands on, in their order, all that the record has as {@link LoopEvent.Ready} and {@link
   * LoopEvent.Arrival} after this {@link LoopEvent.Poll}. It does not wait for a time-out.
   *
   * <p>A channel is handed on once it is really ready for all that the record says. What it is
   * ready for besides is not told.
   *
   * @throws Divergence if the record has another poll now or none; if the program does not watch
   *     the channel for what the record says, or it does not get ready for it within the patience;
   *     if a callback does not come. In these cases seen is null
   */
  @Override
  public void poll(long timeoutNanos, ReadyEvents sink) {
    throw todo("05.5");
  }

  /**
   * If the record has {@link LoopEvent.Take} now, delivers the callbacks that follow it as {@link
   * LoopEvent.Arrival}, and waits for those that have not come yet. Whatever else has come is held
   * back.
   *
   * @throws Divergence if one does not come within the patience; seen is null
   */
  @Override
  public void takeArrivals() {
    throw todo("05.5");
  }

  /**
   * A callback of another thread is held back until the record has it. From any thread. Callbacks
   * of threads with the same name are taken for each other.
   */
  @Override
  public void arrived(Runnable deliver) {
    throw todo("05.5");
  }

  /** Does nothing: it is the record that says when a poll ends. */
  @Override
  public void wakeUp() {
    throw todo("05.5");
  }

  /**
   * Hands on to the poller below what is waited for. Channels are numbered as {@link
   * Recorder#watch} numbers them, and what the poller below refuses is not compared with the
   * record.
   *
   * @throws Divergence if the record has something else now
   */
  @Override
  public void watch(SelectableChannel channel, int events, Object attachment) {
    throw todo("05.5");
  }

  /** What {@link #watch} was last given with a channel, or null if it is not watched. */
  @Override
  public Object attachment(SelectableChannel channel) {
    throw todo("05.5");
  }

  /**
   * Closes the poller below. Callbacks that were not delivered are dropped.
   *
   * @throws Divergence after that, if the record has something else now than the loop's end, or has
   *     ended without it, and the program had not diverged before
   */
  @Override
  public void close() {
    throw todo("05.5");
  }
}
