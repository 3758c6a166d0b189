package asyncio.executor;

import asyncio.loop.Clock;
import asyncio.loop.ForwardingPoller;
import asyncio.loop.SelectorPoller;
import java.time.Duration;

/** The system's clock and selector, but who wants to sleep for minutes has slept at once. */
final class ImpatientClock extends ForwardingPoller implements Clock {

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final Clock clock = Clock.monotonic();
  private long skipped;
  private long longest;

  ImpatientClock() {
    super(new SelectorPoller());
  }

  /** The longest sleep that was skipped, rounded to seconds. */
  Duration longest() {
    return Duration.ofSeconds(Math.ceilDiv(longest, 1_000_000_000));
  }

  @Override
  public long nanos() {
    return clock.nanos() + skipped;
  }

  @Override
  public void poll(long timeoutNanos, ReadyEvents sink) {
    if (timeoutNanos > MINUTE && timeoutNanos != FOREVER) {
      longest = Math.max(longest, timeoutNanos);
      skipped += timeoutNanos;
      poller.poll(0, sink);
    } else {
      poller.poll(timeoutNanos, sink);
    }
  }
}
