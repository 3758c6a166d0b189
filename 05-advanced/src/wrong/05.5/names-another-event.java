// Misconception: events are counted from zero.
// Fails: late, arrivalDoesNotCome, anotherPoll, anotherReading, anotherWatch, notWatched,
//   endOfTheRecord, endsEarly
package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.Poller;

public final class Replayer implements Clock, Poller {

  private Divergence diverged(LoopEvent seen) {
    if (divergence == null) {
      divergence = new Divergence(next, inTheRecord(), seen);
    }
    return divergence;
  }
}
