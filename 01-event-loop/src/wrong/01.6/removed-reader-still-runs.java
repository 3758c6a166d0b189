// Misconception: when the poller is told not to look any more, nothing more can happen.
// Fails: aCallbackThatWaitsInTheReadyQueueDoesNotRunOnceItIsRemoved,
//   aChannelThatACallbackClosesDisturbsNoOther,
//   aCallbackThatWaitsInTheReadyQueueCanBeRemovedFromAClosedChannelToo,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.loop;

import java.nio.channels.SelectableChannel;

final class ReadinessCallbacks implements Poller.ReadyEvents {

  boolean removeReader(SelectableChannel channel) {
    Pair before = pair(channel);
    watch(channel, new Pair(null, before.writer));
    return before.reader != null;
  }

  boolean removeWriter(SelectableChannel channel) {
    Pair before = pair(channel);
    watch(channel, new Pair(before.reader, null));
    return before.writer != null;
  }
}
