// Misconception: what was ready is ready.
// Fails: late, closedMeanwhile
package asyncio.loops;

import java.nio.channels.SelectableChannel;

public final class Replayer {

  private void watchAgain(SelectableChannel channel, Watched state) {
    poller.watch(channel, state.events, state);
    state.asked = state.events;
  }
}
