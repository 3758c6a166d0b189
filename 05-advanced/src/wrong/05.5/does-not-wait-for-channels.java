// Misconception: the record says that it is ready.
// Fails: late
package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.Poller;

public final class Replayer implements Clock, Poller {

  private Object awaitReady(int number, int events) {
    Watched channel =
        watched.values().stream()
            .filter(candidate -> candidate.number == number)
            .filter(candidate -> (candidate.events & events) == events)
            .findFirst()
            .orElseThrow(() -> diverged(null));
    return channel.attachment;
  }
}
