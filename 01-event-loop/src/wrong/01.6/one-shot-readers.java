// Misconception: a reader waits for one event, as a timer does.
// Fails: aReaderIsCalledInEveryIterationAsLongAsThereIsSomethingToRead,
//   aChannelThatACallbackClosesDisturbsNoOther, theDemoPrintsWhatItsCPythonTwinPrints,
//   theServerSendsBackWhatAClientSendsEachTimeItSends,
//   aClientThatStopsSendingGetsTheWholeEchoThenTheEnd,
//   aClientThatDoesNotReadIsNotReadFromUntilItHasItsEcho,
//   aClientThatDoesNotReadHoldsUpNoOtherAndLosesNothing, aClientThatBreaksOffDisturbsNoOther,
//   aThousandClientsAtOnceGetTheirEchoEveryByteOfIt,
//   closingTheServerDisconnectsEverybodyAndFreesTheAddress
package asyncio.loop;

import java.nio.channels.SelectableChannel;

final class ReadinessCallbacks implements Poller.ReadyEvents {

  void addReader(SelectableChannel channel, Handle reader) {
    Pair before = pair(channel);
    Handle once =
        new Handle(
            () -> {
              watch(channel, new Pair(null, pair(channel).writer));
              reader.run();
            });
    watch(channel, new Pair(once, before.writer));
    cancel(before.reader);
  }
}
