package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.ForwardingPoller;
import asyncio.loop.Poller;
import java.util.concurrent.atomic.AtomicBoolean;
import loopcraft.grader.Exercise;

/**
 * A poller that looks many times before it sleeps, for a loop that must answer at once.
 *
 * <p>A thread that sleeps takes tens of microseconds to wake, and whoever wakes it pays for a
 * system call. One that looks again and again needs neither. It needs a processor.
 *
 * <p>Whatever else it is told it hands on to the poller below.
 */
@Exercise(value = "05.5", part = 2)
public final class BusyPoller extends ForwardingPoller {

  private final Clock clock;
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
    super(poller);
    if (looks < 0) {
      throw new IllegalArgumentException("looks must be >= 0: " + looks);
    }
    this.clock = clock;
    this.looks = looks;
  }

  /**
   * Looks, by polls with a time-out of zero, until one of them reports a channel, somebody has
   * called {@link #wakeUp} since the last poll, or the time-out is over. After so many looks as
   * were allowed it sleeps in the poller below, for what is left of the time-out. Between two looks
   * it tells the processor that it spins: {@link Thread#onSpinWait}.
   *
   * <p>Each poll looks as often anew. It is one look if the time-out is zero, if a wake-up has come
   * already, or if the thread is interrupted, which it stays. Each poll ends the wake-ups before it
   * and in it, however it ends.
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
}
