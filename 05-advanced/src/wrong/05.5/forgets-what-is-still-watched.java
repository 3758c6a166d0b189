// Misconception: what is set anew is taken out first.
// Fails: refusedWatch
package asyncio.loops;

import java.nio.channels.SelectableChannel;

public final class ProgramTime {

  @Override
  public void watch(SelectableChannel channel, int events, Object attachment) {
    watched.remove(channel);
    poller.watch(channel, events, attachment);
    if (events != 0) {
      watched.add(channel);
    }
  }
}
