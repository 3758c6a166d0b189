package asyncio.executor;

import asyncio.loop.ForwardingPoller;
import asyncio.loop.SelectorPoller;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The system's selector, which keeps books on the outside work that it is told of. */
final class WatchedPoller extends ForwardingPoller {

  private final AtomicInteger outsideWork = new AtomicInteger();
  private final Set<Thread> toldBy = ConcurrentHashMap.newKeySet();

  WatchedPoller() {
    super(new SelectorPoller());
  }

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
}
