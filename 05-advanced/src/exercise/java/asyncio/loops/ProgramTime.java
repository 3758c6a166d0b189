package asyncio.loops;

import static loopcraft.grader.Todo.todo;

import asyncio.loop.Clock;
import asyncio.loop.EventLoop;
import asyncio.loop.ForwardingPoller;
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
 * <p>Whatever else it is told it hands on to the poller below.
 *
 * <p>The counterpart of {@code trio.testing.MockClock}, with an {@code autojump_threshold}.
 */
@Exercise(value = "05.5", part = 1)
public final class ProgramTime extends ForwardingPoller implements Clock {

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
    super(poller);
    throw todo("05.5");
  }

  /** The virtual time now, in nanoseconds. From any thread. */
  @Override
  public long nanos() {
    throw todo("05.5");
  }

  /**
   * Lets time pass without a sleep. The end of all time, {@link Long#MAX_VALUE}, is not passed,
   * however long the duration. On the loop's thread.
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
   *   <li>Otherwise it waits for the grace, also if the time-out is shorter. If that brings no
   *       channel, there was no wake-up since the last poll, and the thread is not interrupted,
   *       time jumps by the time-out, at most to the end of all time.
   * </ul>
   *
   * <p>Each poll ends the wake-ups before it, also one that only looks or really waits. An
   * interrupt is not ended: the thread stays interrupted.
   *
   * @throws VirtualTime.StuckLoopException instead of a jump, if the time-out is {@link #FOREVER}:
   *     nothing is left that could happen. Then time stays
   */
  @Override
  public void poll(long timeoutNanos, ReadyEvents sink) {
    throw todo("05.5");
  }

  /**
   * Ends the poll in progress, or else the next one, before time jumps, and wakes the poller below.
   * From any thread.
   */
  @Override
  public void wakeUp() {
    throw todo("05.5");
  }

  /**
   * Hands on to the poller below what is waited for. What that refuses changes nothing: a channel
   * counts as watched, or not, as it did before.
   */
  @Override
  public void watch(SelectableChannel channel, int events, Object attachment) {
    throw todo("05.5");
  }

  /**
   * Work has begun whose end nobody can foresee: see {@link EventLoop#outsideWorkBegan}. Tells the
   * poller below, too.
   */
  @Override
  public void outsideWorkBegan() {
    throw todo("05.5");
  }

  /** One such work has ended. Tells the poller below, too. */
  @Override
  public void outsideWorkEnded() {
    throw todo("05.5");
  }
}
