// Misconception: a poll that finds something else is made again.
// Fails: earlyDoesNotSpin
package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.Poller;

public final class Replayer implements Clock, Poller {

  private void waitForOutside(long deadline) {
    long left = deadline - clock.nanos();
    if (left <= 0) {
      throw diverged(null);
    }
    poller.poll(left, (attachment, events) -> ((Watched) attachment).isReady(events));
  }
}
