package asyncio.loop;

import java.time.Duration;

/**
 * What a test sees of its {@link VirtualTime}, while another clock and another poller do the work:
 * the time, the polls, the wake-ups.
 *
 * <p>The two clocks show the same. While callbacks run, only the test's can move, by {@link
 * VirtualTime#advance}; while the loop sleeps, only the other one.
 */
public final class Ledger extends ForwardingPoller implements Clock {

  /** A clock that can be moved. */
  public interface Time extends Clock {

    /** Lets time pass. */
    void advance(Duration duration);
  }

  private final VirtualTime seen;
  private final Time time;

  /** Puts a test's virtual time in front of another clock, and of a poller on that clock. */
  public Ledger(VirtualTime seen, Time time, Poller poller) {
    super(poller);
    this.seen = seen;
    this.time = time;
  }

  @Override
  public long nanos() {
    return seen.nanos();
  }

  @Override
  public void poll(long timeoutNanos, ReadyEvents sink) {
    seen.notePoll(timeoutNanos);
    time.advance(Duration.ofNanos(seen.nanos() - time.nanos()));
    boolean announced = seen.isWakeUpExpected();
    if (announced) {
      poller.outsideWorkBegan();
    }
    try {
      poller.poll(timeoutNanos, sink);
    } finally {
      if (announced) {
        poller.outsideWorkEnded();
      }
      seen.advance(Duration.ofNanos(time.nanos() - seen.nanos()));
    }
  }

  @Override
  public void wakeUp() {
    seen.wakeUp();
    poller.wakeUp();
  }
}
