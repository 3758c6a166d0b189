// Misconception: each poll begins afresh.
// Fails: wokenBefore
package asyncio.loops;

import asyncio.loop.Poller;

public final class BusyPoller implements Poller {

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
