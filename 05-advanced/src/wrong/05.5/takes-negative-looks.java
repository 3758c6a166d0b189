// Misconception: a loop that counts up to less than zero does nothing, and that is right.
// Fails: negativeLooks
package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.Poller;

public final class BusyPoller {

  public BusyPoller(Clock clock, Poller poller, int looks) {
    super(poller);
    this.clock = clock;
    this.looks = looks;
  }
}
