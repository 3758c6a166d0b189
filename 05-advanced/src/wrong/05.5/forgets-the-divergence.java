// Misconception: each call is compared by itself.
// Fails: sameAgain
package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.Poller;

public final class Replayer implements Clock, Poller {

  private LoopEvent expected() {
    return inTheRecord();
  }
}
