package asyncio.executor;

import asyncio.loop.Poller;
import asyncio.loop.SelectorPoller;
import java.nio.channels.SelectableChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The system's selector, which keeps books on the outside work that it is told of. */
final class WatchedPoller implements Poller {

  private final SelectorPoller poller = new SelectorPoller();
  private final AtomicInteger outsideWork = new AtomicInteger();
  private final Set<Thread> toldBy = ConcurrentHashMap.newKeySet();

  /** How many pieces of work have begun, less those that have ended. */
  int outsideWork() {
    return outsideWork.get();
  }

  /** The threads on which it was told that work begins or ends. */
  Set<Thread> toldBy() {
    return Set.copyOf(toldBy);
  }

  @Override
  public void outsideWorkBegan() {
    outsideWork.incrementAndGet();
    toldBy.add(Thread.currentThread());
  }

  @Override
  public void outsideWorkEnded() {
    outsideWork.decrementAndGet();
    toldBy.add(Thread.currentThread());
  }

  @Override
  public void poll(long timeoutNanos, ReadyEvents sink) {
    poller.poll(timeoutNanos, sink);
  }

  @Override
  public void wakeUp() {
    poller.wakeUp();
  }

  @Override
  public void watch(SelectableChannel channel, int events, Object attachment) {
    poller.watch(channel, events, attachment);
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
