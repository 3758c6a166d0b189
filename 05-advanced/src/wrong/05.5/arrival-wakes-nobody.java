// Misconception: the inbox wakes the loop.
// Fails: arrivesDuringASleep
package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.Poller;

public final class Recorder implements Clock, Poller {

  @Override
  public void arrived(Runnable deliver) {
    held.add(new Held(Thread.currentThread().getName(), deliver));
  }
}
