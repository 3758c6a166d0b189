package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.EventLoop;
import asyncio.loop.Poller;
import asyncio.loop.VirtualTime;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import loopcraft.grader.Exercise;

/**
 * Virtual time for a whole program, also one with sockets and threads: a clock, and a poller above
 * one that really waits.
 *
 * <p>The clock starts at zero and stands still, except for two things: {@link #advance}, and a
 * sleep that nothing from outside ends. Such a sleep takes no real time: the clock jumps by as long
 * as it was to last.
 *
 * <p>The counterpart of {@code trio.testing.MockClock}, with an {@code autojump_threshold}.
 */
@Exercise(value = "05.5", part = 1)
public final class ProgramTime implements Clock, Poller {

  private final Poller poller;
  private final long graceNanos;
  private final Set<SelectableChannel> watched = Collections.newSetFromMap(new IdentityHashMap<>());
  private final AtomicBoolean woken = new AtomicBoolean();
  private volatile long nanos;
  private int outsideWork;

  /**
   * Makes virtual time that starts at zero.
   *
   * @param poller has the channels and the wake-ups; is closed with this one
   * @param grace how long to wait for them before each jump, in real time; not negative. Zero only
   *     looks, which is right for a program whose peers are in it
   * @throws IllegalArgumentException if the grace is negative: {@code grace must be >= 0}, and so
   *     on
   */
  public ProgramTime(Poller poller, Duration grace) {
    if (grace.isNegative()) {
      throw new IllegalArgumentException("grace must be >= 0: " + grace);
    }
    this.poller = poller;
    graceNanos = grace.toNanos();
  }

  /** The virtual time now, in nanoseconds. From any thread. */
  @Override
  public long nanos() {
    return nanos;
  }

  /**
   * Lets time pass without a sleep. The end of all time, {@link Long#MAX_VALUE}, is not passed. On
   * the loop's thread.
   *
   * @param duration not negative
   */
  public void advance(Duration duration) {
    jump(duration.toNanos());
  }

  private void jump(long by) {
    nanos = by > Long.MAX_VALUE - nanos ? Long.MAX_VALUE : nanos + by;
  }

  /**
   * Polls the poller below once, and hands on what it reports.
   *
   * <ul>
   *   <li>With a time-out of zero, it only looks.
   *   <li>While outside work is under way, it waits as long as it takes, for the work may end at
   *       any moment, and nobody knows at which time: no time-out ends it, and time stands still.
   *   <li>So it does if the time-out is {@link #FOREVER} and an open channel is watched.
   *   <li>Otherwise it waits for the grace. If that brings no channel, there was no wake-up since
   *       the last poll, and the thread is not interrupted, time jumps by the time-out, at most to
   *       the end of all time.
   * </ul>
   *
   * @throws VirtualTime.StuckLoopException instead of a jump, if the time-out is {@link #FOREVER}:
   *     nothing is left that could happen. Then time stays
   */
  @Override
  public void poll(long timeoutNanos, ReadyEvents sink) {
    boolean waitsForOutside = outsideWork > 0 || timeoutNanos == FOREVER && watchesChannels();
    var heard = new AtomicBoolean();
    poller.poll(
        timeoutNanos == 0 ? 0 : waitsForOutside ? FOREVER : graceNanos,
        (attachment, events) -> {
          heard.set(true);
          sink.ready(attachment, events);
        });
    boolean wokenUp = woken.getAndSet(false);
    boolean ended = heard.get() || wokenUp || Thread.currentThread().isInterrupted();
    if (timeoutNanos == 0 || waitsForOutside || ended) {
      return;
    }
    if (timeoutNanos == FOREVER) {
      throw VirtualTime.StuckLoopException.ofThisThread();
    }
    jump(timeoutNanos);
  }

  private boolean watchesChannels() {
    watched.removeIf(channel -> !channel.isOpen());
    return !watched.isEmpty();
  }

  /** Ends the poll in progress, or else the next one, before time jumps. From any thread. */
  @Override
  public void wakeUp() {
    woken.set(true);
    poller.wakeUp();
  }

  /** Hands on to the poller below what is waited for. */
  @Override
  public void watch(SelectableChannel channel, int events, Object attachment) {
    poller.watch(channel, events, attachment);
    if (events == 0) {
      watched.remove(channel);
    } else {
      watched.add(channel);
    }
  }

  /** Work has begun whose end nobody can foresee: see {@link EventLoop#outsideWorkBegan}. */
  @Override
  public void outsideWorkBegan() {
    outsideWork++;
    poller.outsideWorkBegan();
  }

  /** One such work has ended. */
  @Override
  public void outsideWorkEnded() {
    outsideWork--;
    poller.outsideWorkEnded();
  }

  /** Lets the poller below do what it does with callbacks of other threads. */
  @Override
  public void arrived(Runnable deliver) {
    poller.arrived(deliver);
  }

  /** Lets the poller below do what it does with callbacks of other threads. */
  @Override
  public void takeArrivals() {
    poller.takeArrivals();
  }

  /** What the poller below has. */
  @Override
  public Object attachment(SelectableChannel channel) {
    return poller.attachment(channel);
  }

  /** Closes the poller below. */
  @Override
  public void close() {
    poller.close();
  }
}
