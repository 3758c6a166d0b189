package asyncio.loop;

import java.nio.channels.SelectableChannel;

/**
 * A poller above another one, to which it hands on all that it is told. A subclass overrides what
 * it does in its own way; what it does not know of reaches the poller below all the same.
 */
public abstract class ForwardingPoller implements Poller {

  /** The poller below. */
  protected final Poller poller;

  /** Puts this one above another, which it closes when it is closed. */
  protected ForwardingPoller(Poller poller) {
    this.poller = poller;
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
