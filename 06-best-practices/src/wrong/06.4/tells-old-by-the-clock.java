// Misconception: what began before the cut has an earlier time.
// Fails: oneCutInAMoment
// Removes: cuts, cutsBefore
package asyncio.perf;

import asyncio.loop.EventLoop;
import asyncio.service.Policy;

public final class AdaptiveLimit implements Policy {
  private long lastCut = Long.MIN_VALUE;

  private void cut() {
    limit = Math.max(settings.least(), (int) (limit * settings.cut()));
    quick = 0;
    lastCut = EventLoop.running().time();
  }

  private final class Sample {
    private boolean isOld() {
      return begin < lastCut;
    }
  }
}
