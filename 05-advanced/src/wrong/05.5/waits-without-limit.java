// Misconception: what was recorded comes.
// Fails: late, arrivalDoesNotCome
package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.Poller;

public final class Replayer implements Clock, Poller {

  private void waitForOutside(long deadline) {
    poller.poll(FOREVER, (attachment, events) -> ((Watched) attachment).isReady(events));
    watched.forEach(this::leaveAlone);
  }
}
