// Misconception: an arrival is an arrival.
// Fails: takesArrivals, whole, recordedAndReplayed
package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.Poller;

public final class Recorder implements Clock, Poller {

  @Override
  public void takeArrivals() {
    if (!held.isEmpty()) {
      deliverHeld();
    }
  }
}
