package asyncio.subprocess;

import asyncio.loop.Clock;
import asyncio.loop.ForwardingPoller;
import asyncio.loop.VirtualTime;

/**
 * Virtual time that goes on while calls are made on other threads: here these are simulated, and it
 * is the loop that runs them.
 */
final class UntroubledTime extends ForwardingPoller implements Clock {

  private final VirtualTime time;

  UntroubledTime() {
    this(new VirtualTime());
  }

  private UntroubledTime(VirtualTime time) {
    super(time);
    this.time = time;
  }

  VirtualTime time() {
    return time;
  }

  @Override
  public long nanos() {
    return time.nanos();
  }

  @Override
  public void outsideWorkBegan() {}

  @Override
  public void outsideWorkEnded() {}
}
