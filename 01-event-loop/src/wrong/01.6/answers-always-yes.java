// Misconception: the answer says that the reader is gone.
// Fails: removingSaysWhetherThereWasOne, aChannelInBlockingModeIsRefusedAndSoIsAClosedLoop,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.loop;

import java.nio.channels.SelectableChannel;

final class ReadinessCallbacks implements Poller.ReadyEvents {

  boolean removeReader(SelectableChannel channel) {
    Pair before = pair(channel);
    watch(channel, new Pair(null, before.writer));
    cancel(before.reader);
    return true;
  }

  boolean removeWriter(SelectableChannel channel) {
    Pair before = pair(channel);
    watch(channel, new Pair(before.reader, null));
    cancel(before.writer);
    return true;
  }
}
