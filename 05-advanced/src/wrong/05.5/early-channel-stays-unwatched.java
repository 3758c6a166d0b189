// Misconception: what was found ready is known.
// Fails: order, early
package asyncio.loops;

import java.nio.channels.SelectableChannel;

public final class Replayer {

  private void watchAgain(SelectableChannel channel, Watched state) {
    state.ready = 0;
  }
}
