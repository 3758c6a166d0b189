// Misconception: what is attached to a channel is the callback that was added last.
// Fails: aChannelCanHaveAReaderAndAWriterInWhicheverOrderTheyCome,
//   readersAndWritersTakeTheirTurnBehindWhatIsReadyAlready,
//   removingTheReaderLeavesTheWriterAndTheOtherWayRound,
//   aCallbackThatWaitsInTheReadyQueueDoesNotRunOnceItIsRemoved,
//   aReaderThatIsReplacedDoesNotRunAnyMoreTheNewOneDoes, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.loop;

import java.nio.channels.SelectableChannel;

final class ReadinessCallbacks implements Poller.ReadyEvents {

  void addReader(SelectableChannel channel, Handle reader) {
    Pair before = pair(channel);
    watch(channel, new Pair(reader, null));
    cancel(before.reader);
  }

  void addWriter(SelectableChannel channel, Handle writer) {
    Pair before = pair(channel);
    watch(channel, new Pair(null, writer));
    cancel(before.writer);
  }
}
