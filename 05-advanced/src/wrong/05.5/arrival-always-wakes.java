// Misconception: one wake-up more does no harm.
// Fails: arrivesWhileAwake, arrivesDuringASleep, arrivesDuringALook, deliveringWakesNobody
package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.Poller;

public final class Recorder implements Clock, Poller {

  @Override
  public void arrived(Runnable deliver) {
    held.add(new Held(Thread.currentThread().getName(), deliver));
    poller.wakeUp();
  }
}
