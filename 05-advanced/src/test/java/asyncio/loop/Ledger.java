package asyncio.loop;

import java.nio.channels.SelectableChannel;
import java.time.Duration;

/**
 * What a test sees of its {@link VirtualTime}, while another clock and another poller do the work:
 * the time, the polls, the wake-ups.
 *
 * <p>The two clocks show the same. While callbacks run, only the test's can move, by {@link
 * VirtualTime#advance}; while the loop sleeps, only the other one.
 */
public final class Ledger implements Clock, Poller {

  /** A clock that can be moved. */
  public interface Time extends Clock {

    /** Lets time pass. */
    void advance(Duration duration);
  }

  private final VirtualTime seen;
  private final Time time;
  private final Poller poller;

  /** Puts a test's virtual time in front of another clock, and of a poller on that clock. */
  public Ledger(VirtualTime seen, Time time, Poller poller) {
    this.seen = seen;
    this.time = time;
    this.poller = poller;
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

  @Override
  public void watch(SelectableChannel channel, int events, Object attachment) {
    poller.watch(channel, events, attachment);
  }

  @Override
  public void outsideWorkBegan() {
    poller.outsideWorkBegan();
  }

  @Override
  public void outsideWorkEnded() {
    poller.outsideWorkEnded();
  }

  @Override
  public void arrived(Runnable deliver) {
    poller.arrived(deliver);
  }

  @Override
  public void takeArrivals() {
    poller.takeArrivals();
  }

  @Override
  public Object attachment(SelectableChannel channel) {
    return poller.attachment(channel);
  }

  @Override
  public void close() {
    poller.close();
  }
}
