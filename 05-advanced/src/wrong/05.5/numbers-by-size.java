// Misconception: a map with n channels has numbered n channels.
// Fails: numbersAreNotGivenTwice
package asyncio.loops;

import java.nio.channels.SelectableChannel;

public final class Recorder {

  @Override
  public void watch(SelectableChannel channel, int events, Object attachment) {
    Integer known = numbers.get(channel);
    int number = known == null ? numbers.size() + 1 : known;
    poller.watch(channel, events, new Watched(number, attachment));
    numbers.put(channel, number);
    sink.add(new LoopEvent.Watch(number, events));
  }
}
