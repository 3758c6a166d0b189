// Misconception: time is what it is.
// Fails: times, timesOfOthers, whole, changed, recordedAndReplayed
package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.Poller;

public final class Replayer implements Clock, Poller {

  @Override
  public long nanos() {
    if (Thread.currentThread() == loopThread) {
      if (!(expected() instanceof LoopEvent.Time(long nanos))) {
        throw diverged(LoopEvent.Time.UNKNOWN);
      }
      next++;
      lastTime = clock.nanos();
    }
    return lastTime;
  }
}
