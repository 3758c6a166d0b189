package asyncio.loop;

import java.nio.channels.SelectableChannel;

/** A loop's poller, which tells the loop's observers when it sleeps. */
final class ObservedPoller implements Poller {

  private final Poller poller;
  private final Observers observers;

  ObservedPoller(Poller poller, Observers observers) {
    this.poller = poller;
    this.observers = observers;
  }

  @Override
  public void poll(long timeoutNanos, ReadyEvents sink) {
    LoopObserver observer = observers.current();
    if (observer == null) {
      poller.poll(timeoutNanos, sink);
      return;
    }
    observer.beforePoll(timeoutNanos);
    try {
      poller.poll(timeoutNanos, sink);
    } finally {
      observer.afterPoll();
    }
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
