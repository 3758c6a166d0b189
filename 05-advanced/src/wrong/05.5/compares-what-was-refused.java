// Misconception: the program has asked for it.
// Fails: refusedInTheReplay
package asyncio.loops;

import java.nio.channels.SelectableChannel;

public final class Replayer {

  @Override
  public void watch(SelectableChannel channel, int events, Object attachment) {
    Watched state = watched.get(channel);
    if (state == null) {
      state = new Watched(channels + 1);
    }
    require(new LoopEvent.Watch(state.number, events));
    poller.watch(channel, events, state);
    state.events = events;
    state.asked = events;
    state.attachment = events == 0 ? null : attachment;
    if (watched.put(channel, state) == null) {
      channels++;
    }
  }
}
