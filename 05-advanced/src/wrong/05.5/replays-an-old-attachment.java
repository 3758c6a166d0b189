// Misconception: what is not watched is not asked for.
// Fails: notWatched
package asyncio.loops;

import java.nio.channels.SelectableChannel;

public final class Replayer {

  @Override
  public void watch(SelectableChannel channel, int events, Object attachment) {
    Watched state = watched.get(channel);
    if (state == null) {
      state = new Watched(channels + 1);
    }
    poller.watch(channel, events, state);
    state.events = events;
    state.asked = events;
    state.attachment = attachment;
    if (watched.put(channel, state) == null) {
      channels++;
    }
    require(new LoopEvent.Watch(state.number, events));
  }
}
