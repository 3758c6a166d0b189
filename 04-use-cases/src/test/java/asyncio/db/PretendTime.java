package asyncio.db;

import asyncio.loop.Poller;
import asyncio.loop.VirtualTime;
import java.nio.channels.SelectableChannel;

/**
 * Virtual time that does not stand still while work is under way outside of the loop, as none is:
 * see {@link PretendThreads}.
 */
record PretendTime(VirtualTime time) implements Poller {

  @Override
  public void poll(long timeoutNanos, ReadyEvents sink) {
    time.poll(timeoutNanos, sink);
  }

  @Override
  public void wakeUp() {
    time.wakeUp();
  }

  @Override
  public void watch(SelectableChannel channel, int events, Object attachment) {
    time.watch(channel, events, attachment);
  }

  @Override
  public Object attachment(SelectableChannel channel) {
    return time.attachment(channel);
  }

  @Override
  public void close() {
    time.close();
  }
}
