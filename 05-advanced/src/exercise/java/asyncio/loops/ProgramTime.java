package asyncio.loops;

import static loopcraft.grader.Todo.todo;

import asyncio.loop.Clock;
import asyncio.loop.EventLoop;
import asyncio.loop.Poller;
import asyncio.loop.VirtualTime;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
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
    throw todo("05.5");
  }

  /** The virtual time now, in nanoseconds. From any thread. */
  @Override
  public long nanos() {
    throw todo("05.5");
  }

  /**
   * Lets time pass without a sleep. The end of all time, {@link Long#MAX_VALUE}, is not passed. On
   * the loop's thread.
   *
   * @param duration not negative
   */
  public void advance(Duration duration) {
    throw todo("05.5");
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
    throw todo("05.5");
  }

  /** Ends the poll in progress, or else the next one, before time jumps. From any thread. */
  @Override
  public void wakeUp() {
    throw todo("05.5");
  }

  /** Hands on to the poller below what is waited for. */
  @Override
  public void watch(SelectableChannel channel, int events, Object attachment) {
    throw todo("05.5");
  }

  /** Work has begun whose end nobody can foresee: see {@link EventLoop#outsideWorkBegan}. */
  @Override
  public void outsideWorkBegan() {
    throw todo("05.5");
  }

  /** One such work has ended. */
  @Override
  public void outsideWorkEnded() {
    throw todo("05.5");
  }

  /** Lets the poller below do what it does with callbacks of other threads. */
  @Override
  public void arrived(Runnable deliver) {
    throw todo("05.5");
  }

  /** Lets the poller below do what it does with callbacks of other threads. */
  @Override
  public void takeArrivals() {
    throw todo("05.5");
  }

  /** What the poller below has. */
  @Override
  public Object attachment(SelectableChannel channel) {
    throw todo("05.5");
  }

  /** Closes the poller below. */
  @Override
  public void close() {
    throw todo("05.5");
  }
}
