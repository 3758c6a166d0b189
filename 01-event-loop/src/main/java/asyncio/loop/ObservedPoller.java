package asyncio.loop;

/** A loop's poller, which tells the loop's observers when it sleeps. */
final class ObservedPoller extends ForwardingPoller {

  private final Observers observers;

  ObservedPoller(Poller poller, Observers observers) {
    super(poller);
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
}
