// Misconception: a channel that was watched once is a channel.
// Fails: stuck
package asyncio.loops;

import java.nio.channels.SelectableChannel;

public final class ProgramTime {

  private boolean watchesChannels() {
    return !watched.isEmpty();
  }

  @Override
  public void watch(SelectableChannel channel, int events, Object attachment) {
    poller.watch(channel, events, attachment);
    watched.add(channel);
  }
}
