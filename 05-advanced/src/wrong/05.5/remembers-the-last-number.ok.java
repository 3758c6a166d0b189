// Alternative: what is kept is the last number, not how many there are.
package asyncio.loops;

import java.nio.channels.SelectableChannel;

public final class Recorder {

  private int last;

  @Override
  public void watch(SelectableChannel channel, int events, Object attachment) {
    Integer known = numbers.get(channel);
    int number = known == null ? last + 1 : known;
    poller.watch(channel, events, new Watched(number, attachment));
    numbers.put(channel, number);
    last = Math.max(last, number);
    sink.add(new LoopEvent.Watch(number, events));
  }
}
