// Misconception: it is enough that ready() finds nobody to run.
// Fails: removingTheReaderLeavesTheWriterAndTheOtherWayRound,
//   aChannelWithoutAReaderAndAWriterIsNotWaitedFor,
//   aCallbackThatWaitsInTheReadyQueueCanBeRemovedFromAClosedChannelToo
package asyncio.loop;

import java.nio.channels.SelectableChannel;

final class ReadinessCallbacks implements Poller.ReadyEvents {

  private void watch(SelectableChannel channel, Pair pair) {
    if (poller.attachment(channel) instanceof Pair before) {
      poller.watch(channel, before.events() | pair.events(), pair);
    } else if (pair.events() != 0) {
      poller.watch(channel, pair.events(), pair);
    }
  }
}
