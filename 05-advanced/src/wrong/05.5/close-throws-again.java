// Misconception: every call throws the divergence.
// Fails: sameAgain, changed
package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.Poller;

public final class Replayer implements Clock, Poller {

  @Override
  public void close() {
    held.clear();
    poller.close();
    require(new LoopEvent.Closed());
  }
}
