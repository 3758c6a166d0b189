// Misconception: each watch is a new one.
// Fails: polls, ownAttachments, refused, numbersAreNotGivenTwice, whole, recordedAndReplayed
package asyncio.loops;

import java.nio.channels.SelectableChannel;

public final class Recorder {

  private int watches;

  @Override
  public void watch(SelectableChannel channel, int events, Object attachment) {
    int number = ++watches;
    poller.watch(channel, events, new Watched(number, attachment));
    numbers.put(channel, number);
    sink.add(new LoopEvent.Watch(number, events));
  }
}
