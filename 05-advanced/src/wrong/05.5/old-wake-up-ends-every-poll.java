// Misconception: the poller below takes the wake-up.
// Fails: wokenBefore, lookTakesAWakeUp
package asyncio.loops;

import asyncio.loop.Poller;

public final class BusyPoller implements Poller {

  @Override
  public void poll(long timeoutNanos, ReadyEvents sink) {
    if (timeoutNanos == 0 || woken) {
      poller.poll(0, sink);
    } else {
      spin(timeoutNanos, sink);
    }
  }
}
