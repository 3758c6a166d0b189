// Misconception: a wake-up is handed on.
// Fails: deliveringWakesNobody
package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.Poller;

public final class Recorder implements Clock, Poller {

  @Override
  public void wakeUp() {
    poller.wakeUp();
  }
}
