// Misconception: a channel that is not read from any more is not written to either.
// Fails: removingTheReaderLeavesTheWriterAndTheOtherWayRound, removingSaysWhetherThereWasOne
package asyncio.loop;

import java.nio.channels.SelectableChannel;

final class ReadinessCallbacks implements Poller.ReadyEvents {

  boolean removeReader(SelectableChannel channel) {
    Pair before = pair(channel);
    watch(channel, Pair.NONE);
    cancel(before.reader);
    return before.reader != null;
  }

  boolean removeWriter(SelectableChannel channel) {
    Pair before = pair(channel);
    watch(channel, Pair.NONE);
    cancel(before.writer);
    return before.writer != null;
  }
}
