package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.Poller;
import java.nio.channels.SelectableChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import loopcraft.grader.Exercise;

/**
 * A poller that looks many times before it sleeps, for a loop that must answer at once.
 *
 * <p>A thread that sleeps takes tens of microseconds to wake, and whoever wakes it pays for a
 * system call. One that looks again and again needs neither. It needs a processor.
 */
@Exercise(value = "05.5", part = 2)
public final class BusyPoller implements Poller {

  private final Clock clock;
  private final Poller poller;
  private final int looks;
  private final AtomicBoolean asleep = new AtomicBoolean();
  private volatile boolean woken;

  /**
   * Makes a poller above another one.
   *
   * @param clock says when a time-out is over
   * @param poller where to look, and where to sleep in the end; is closed with this one
   * @param looks how often to look at most before sleeping; not negative, zero sleeps at once
   * @throws IllegalArgumentException if it is negative: {@code looks must be >= 0}, and so on
   */
  public BusyPoller(Clock clock, Poller poller, int looks) {
    if (looks < 0) {
      throw new IllegalArgumentException("looks must be >= 0: " + looks);
    }
    this.clock = clock;
    this.poller = poller;
    this.looks = looks;
  }

  /**
   * Looks, by polls with a time-out of zero, until one of them reports a channel, somebody has
   * called {@link #wakeUp} since the last poll, or the time-out is over. After so many looks as
   * were allowed it sleeps in the poller below, for what is left of the time-out. Between two looks
   * it tells the processor that it spins: {@link Thread#onSpinWait}.
   *
   * <p>A time-out of zero is one look, which also ends a wake-up. A wake-up that has come already
   * makes it one look, too. A thread that is interrupted does not spin on.
   */
  @Override
  public void poll(long timeoutNanos, ReadyEvents sink) {
    if (timeoutNanos == 0 || woken) {
      poller.poll(0, sink);
    } else {
      spin(timeoutNanos, sink);
    }
    woken = false;
  }

  private void spin(long timeoutNanos, ReadyEvents sink) {
    var heard = new AtomicBoolean();
    ReadyEvents hearing =
        (attachment, events) -> {
          heard.set(true);
          sink.ready(attachment, events);
        };
    long start = clock.nanos();
    long left = timeoutNanos;
    for (int i = 0; i < looks; i++) {
      poller.poll(0, hearing);
      left = timeoutNanos == FOREVER ? FOREVER : timeoutNanos - (clock.nanos() - start);
      if (heard.get() || woken || left <= 0 || Thread.currentThread().isInterrupted()) {
        return;
      }
      Thread.onSpinWait();
    }
    sleep(left, sink);
  }

  /** Whoever wakes the loop either sees that it sleeps, or is seen before it does. */
  private void sleep(long timeoutNanos, ReadyEvents sink) {
    asleep.set(true);
    try {
      if (!woken) {
        poller.poll(timeoutNanos, sink);
      }
    } finally {
      asleep.set(false);
    }
  }

  /**
   * Ends the poll in progress, or else the next one. The poller below is woken only if it sleeps:
   * that costs a system call. From any thread.
   */
  @Override
  public void wakeUp() {
    woken = true;
    if (asleep.get()) {
      poller.wakeUp();
    }
  }

  /** Hands on to the poller below what is waited for. */
  @Override
  public void watch(SelectableChannel channel, int events, Object attachment) {
    poller.watch(channel, events, attachment);
  }

  /** Tells the poller below. */
  @Override
  public void outsideWorkBegan() {
    poller.outsideWorkBegan();
  }

  /** Tells the poller below. */
  @Override
  public void outsideWorkEnded() {
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
