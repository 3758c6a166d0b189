// Misconception: what was found ready is known.
// Fails: order, early
package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.Poller;
import java.nio.channels.SelectableChannel;

public final class Replayer implements Clock, Poller {

  private void watchAgain(SelectableChannel channel, Watched state) {
    state.ready = 0;
  }
}
