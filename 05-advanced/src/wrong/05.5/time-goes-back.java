// Misconception: a long is long enough.
// Fails: endOfTime
package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.Poller;

public final class ProgramTime implements Clock, Poller {

  private void jump(long by) {
    nanos = nanos + by;
  }
}
