// Misconception: to wake too often does no harm.
// Fails: wokenWhileLooking
package asyncio.loops;

import asyncio.loop.Poller;

public final class BusyPoller implements Poller {

  @Override
  public void wakeUp() {
    woken = true;
    poller.wakeUp();
  }
}
