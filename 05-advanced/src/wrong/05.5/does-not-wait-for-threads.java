// Misconception: a thread that is late is late.
// Fails: arrivalsInOrder, arrivalDoesNotCome, whole, recordedAndReplayed
package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.Poller;

public final class Replayer implements Clock, Poller {

  private void deliver(String thread) {
    Held arrival = takeFrom(thread);
    next++;
    if (arrival != null) {
      arrival.deliver.run();
    }
  }
}
