package asyncio.loops;

import static loopcraft.grader.Todo.todo;

import asyncio.loop.Clock;
import asyncio.loop.ForwardingPoller;
import asyncio.loop.LoopParts;
import java.nio.channels.SelectableChannel;
import loopcraft.grader.Exercise;

/**
 * A clock and a poller that write down what comes through them from outside, and what the loop
 * asked for: all that a {@link Replayer} needs to have the same program do the same again.
 *
 * <p>Events are written in the order in which the loop's thread meets them, and on that thread. The
 * loop's thread is the one that polled last; before the first poll, the one that made the recorder.
 *
 * <p>Whatever else it is told, of work outside for instance, it hands on to the poller below.
 */
@Exercise(value = "05.5", part = 3)
public final class Recorder extends ForwardingPoller implements Clock {

  /**
   * Makes a recorder.
   *
   * @param parts the clock that is really read, and the poller that really sleeps, which is closed
   *     with this one
   * @param sink where to write; is closed with this one
   */
  public Recorder(LoopParts parts, EventSink sink) {
    super(parts.poller());
    throw todo("05.5");
  }

  /**
   * The time of the clock below. What the loop's thread reads is written down, as {@link
   * LoopEvent.Time}, also if it is the same as before; what others read is not.
   */
  @Override
  public long nanos() {
    throw todo("05.5");
  }

  /**
   * Polls the poller below once. Written down are the {@link LoopEvent.Poll} with the time-out that
   * was asked for, then every {@link LoopEvent.Ready} and every {@link LoopEvent.Arrival} in the
   * order in which the loop gets them.
   *
   * <p>Callbacks of other threads are delivered before what the poll finds, also those that come
   * while it sleeps; those that come later, at its end. If there were some before, the poll below
   * only looks.
   */
  @Override
  public void poll(long timeoutNanos, ReadyEvents events) {
    throw todo("05.5");
  }

  /**
   * A callback of another thread. It is kept back until the loop's thread delivers it, for only
   * that knows when in its run it is. The poller below is woken if it sleeps, once however many
   * come. From any thread.
   */
  @Override
  public void arrived(Runnable deliver) {
    throw todo("05.5");
  }

  /**
   * Delivers what other threads have left until now, in the order of arrival, each as an {@link
   * LoopEvent.Arrival} with the name that its thread had then. If there is something, {@link
   * LoopEvent.Take} comes before, so that these do not seem to belong to the last poll.
   */
  @Override
  public void takeArrivals() {
    throw todo("05.5");
  }

  /**
   * Wakes the poller below, with one exception. To deliver a callback has the loop's inbox call
   * this, on the loop's thread, which is awake: while that delivers, its own calls do nothing. From
   * any thread.
   */
  @Override
  public void wakeUp() {
    throw todo("05.5");
  }

  /**
   * Hands on to the poller below what is waited for, and writes it down, as {@link
   * LoopEvent.Watch}. A channel gets its number when it is first given to this method, for whatever
   * events: 1, 2, and so on. It is never another channel's, not even when this one is closed and
   * forgotten. What the poller below refuses is not written down, and numbers no channel.
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
   * Writes {@link LoopEvent.Closed}, then closes the sink and the poller, both in any case.
   * Callbacks that were not delivered are dropped.
   */
  @Override
  public void close() {
    throw todo("05.5");
  }
}
