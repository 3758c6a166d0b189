// Misconception: a reading is a reading.
// Fails: readingsOfOthers, theLoopsThread
package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.Poller;

public final class Recorder implements Clock, Poller {

  @Override
  public long nanos() {
    long now = clock.nanos();
    sink.add(new LoopEvent.Time(now));
    return now;
  }
}
