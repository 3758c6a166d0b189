// Misconception: what was asked for is watched.
// Fails: refusedWatch
package asyncio.loops;

import java.nio.channels.SelectableChannel;

public final class ProgramTime {

  @Override
  public void watch(SelectableChannel channel, int events, Object attachment) {
    if (events == 0) {
      watched.remove(channel);
    } else {
      watched.add(channel);
    }
    poller.watch(channel, events, attachment);
  }
}
