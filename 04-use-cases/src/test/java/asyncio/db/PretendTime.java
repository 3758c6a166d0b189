package asyncio.db;

import asyncio.loop.ForwardingPoller;
import asyncio.loop.VirtualTime;

/**
 * Virtual time that does not stand still while work is under way outside of the loop, as none is:
 * see {@link PretendThreads}.
 */
final class PretendTime extends ForwardingPoller {

  PretendTime(VirtualTime time) {
    super(time);
  }

  @Override
  public void outsideWorkBegan() {}

  @Override
  public void outsideWorkEnded() {}
}
