// Misconception: only the program closes channels, and not during a poll.
// Fails: closedMeanwhile
package asyncio.loops;

import java.nio.channels.SelectableChannel;

public final class Replayer {

  private void leaveAlone(SelectableChannel channel, Watched state) {
    int wanted = state.events & ~state.ready;
    if (wanted != state.asked) {
      poller.watch(channel, wanted, state);
      state.asked = wanted;
    }
  }
}
