// Misconception: the last look was a moment ago.
// Fails: wokenAtAnyMoment
package asyncio.loops;

import asyncio.loop.Poller;

public final class BusyPoller implements Poller {

  private void sleep(long timeoutNanos, ReadyEvents sink) {
    asleep.set(true);
    try {
      poller.poll(timeoutNanos, sink);
    } finally {
      asleep.set(false);
    }
  }
}
