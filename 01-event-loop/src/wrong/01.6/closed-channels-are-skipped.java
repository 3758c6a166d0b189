// Misconception: on a closed channel there is nothing to remove.
// Fails: aCallbackThatWaitsInTheReadyQueueCanBeRemovedFromAClosedChannelToo,
//   aListenerThatCannotAcceptIsLeftAloneForAWhile
package asyncio.loop;

import java.nio.channels.SelectableChannel;

final class ReadinessCallbacks implements Poller.ReadyEvents {

  boolean removeReader(SelectableChannel channel) {
    Pair before = pair(channel);
    if (!channel.isOpen() || before.reader == null) {
      return false;
    }
    watch(channel, new Pair(null, before.writer));
    cancel(before.reader);
    return true;
  }

  boolean removeWriter(SelectableChannel channel) {
    Pair before = pair(channel);
    if (!channel.isOpen() || before.writer == null) {
      return false;
    }
    watch(channel, new Pair(before.reader, null));
    cancel(before.writer);
    return true;
  }
}
