package asyncio.subprocess;

import asyncio.loop.Clock;
import asyncio.loop.ForwardingPoller;
import asyncio.loop.VirtualTime;

/**
 * Virtual time that goes on while work is done outside: here that is simulated, and it is the loop
 * that does it. It is only counted.
 */
final class UntroubledTime extends ForwardingPoller implements Clock {

  private final VirtualTime time;
  private int outsideWork;

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

  /** How much outside work is under way. */
  int outsideWork() {
    return outsideWork;
  }

  @Override
  public long nanos() {
    return time.nanos();
  }

  @Override
  public void outsideWorkBegan() {
    outsideWork++;
  }

  @Override
  public void outsideWorkEnded() {
    outsideWork--;
  }
}
