// Misconception: the program asked for it.
// Fails: refused
package asyncio.loops;

import java.nio.channels.SelectableChannel;

public final class Recorder {

  @Override
  public void watch(SelectableChannel channel, int events, Object attachment) {
    Integer known = numbers.get(channel);
    int number = known == null ? channels + 1 : known;
    if (numbers.put(channel, number) == null) {
      channels++;
    }
    sink.add(new LoopEvent.Watch(number, events));
    poller.watch(channel, events, new Watched(number, attachment));
  }
}
