// Misconception: ready() is the moment to run the callback.
// Fails: readersAndWritersTakeTheirTurnBehindWhatIsReadyAlready,
//   aCallbackThatWaitsInTheReadyQueueDoesNotRunOnceItIsRemoved,
//   aReaderThatIsReplacedDoesNotRunAnyMoreTheNewOneDoes,
//   aChannelThatACallbackClosesDisturbsNoOther,
//   aCallbackThatWaitsInTheReadyQueueCanBeRemovedFromAClosedChannelToo,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.loop;

final class ReadinessCallbacks implements Poller.ReadyEvents {

  public void ready(Object attachment, int events) {
    Pair pair = (Pair) attachment;
    if ((events & Poller.READ) != 0 && pair.reader != null) {
      pair.reader.run();
    }
    if ((events & Poller.WRITE) != 0 && pair.writer != null) {
      pair.writer.run();
    }
  }
}
