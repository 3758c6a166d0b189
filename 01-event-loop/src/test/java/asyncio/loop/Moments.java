package asyncio.loop;

import java.time.Duration;
import java.util.List;

/**
 * Virtual time that lets something happen at a chosen moment of a loop's work: when it reads the
 * clock, when it is about to poll, when it has polled. So a test can do from another thread, every
 * time, what otherwise happens once in a million times.
 */
final class Moments extends ForwardingPoller implements Clock {

  private final VirtualTime time;
  private Runnable beforeSleep = () -> {};
  private Runnable event = () -> {};
  private int eventAt = -1;
  private int passed;

  Moments() {
    this(new VirtualTime());
  }

  private Moments(VirtualTime time) {
    super(time);
    this.time = time;
  }

  /** Does something each time the loop is about to sleep. */
  void beforeSleep(Runnable body) {
    beforeSleep = body;
  }

  /** Does something at the moment of this number, counted from 0. */
  void at(int moment, Runnable body) {
    eventAt = moment;
    event = body;
  }

  /** How many moments there have been. */
  int passed() {
    return passed;
  }

  /** A moment comes, here within a callback. */
  void pass() {
    if (passed++ == eventAt) {
      event.run();
    }
  }

  /** Lets time pass. */
  void advance(Duration duration) {
    time.advance(duration);
  }

  Duration now() {
    return time.now();
  }

  List<Duration> timeouts() {
    return List.copyOf(time.timeouts());
  }

  int wakeUps() {
    return time.wakeUps();
  }

  @Override
  public long nanos() {
    pass();
    return time.nanos();
  }

  @Override
  public void poll(long timeoutNanos, ReadyEvents sink) {
    pass();
    if (timeoutNanos > 0) {
      beforeSleep.run();
    }
    time.poll(timeoutNanos, sink);
    pass();
  }
}
