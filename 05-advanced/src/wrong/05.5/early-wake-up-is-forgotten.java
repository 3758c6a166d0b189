// Misconception: each poll begins afresh.
// Fails: noLooks, wokenBefore, wokenAtAnyMoment
package asyncio.loops;

public final class BusyPoller {

  @Override
  public void poll(long timeoutNanos, ReadyEvents sink) {
    woken = false;
    if (timeoutNanos == 0) {
      poller.poll(0, sink);
    } else {
      spin(timeoutNanos, sink);
    }
    woken = false;
  }
}
