// Misconception: the program is the same.
// Fails: anotherPoll, anotherWatch, sameAgain, changed
package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.Poller;

public final class Replayer implements Clock, Poller {

  private void require(LoopEvent seen) {
    LoopEvent event = expected();
    if (event == null || event.getClass() != seen.getClass()) {
      throw diverged(seen);
    }
    next++;
  }
}
