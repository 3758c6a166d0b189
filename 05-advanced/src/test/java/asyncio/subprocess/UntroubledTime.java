package asyncio.subprocess;

import asyncio.loop.Clock;
import asyncio.loop.Poller;
import asyncio.loop.VirtualTime;
import java.nio.channels.SelectableChannel;

/**
 * Virtual time that goes on while calls are made on other threads: here these are simulated, and it
 * is the loop that runs them.
 */
final class UntroubledTime implements Clock, Poller {

  private final VirtualTime time = new VirtualTime();

  VirtualTime time() {
    return time;
  }

  @Override
  public long nanos() {
    return time.nanos();
  }

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
