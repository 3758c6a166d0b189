// Misconception: to make room first is the better order.
// Fails: aChannelCanHaveAReaderAndAWriterInWhicheverOrderTheyCome,
//   readersAndWritersTakeTheirTurnBehindWhatIsReadyAlready,
//   aCallbackThatWaitsInTheReadyQueueDoesNotRunOnceItIsRemoved,
//   aReaderThatIsReplacedDoesNotRunAnyMoreTheNewOneDoes, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.loop;

final class ReadinessCallbacks implements Poller.ReadyEvents {

  public void ready(Object attachment, int events) {
    Pair pair = (Pair) attachment;
    if ((events & Poller.WRITE) != 0 && pair.writer != null) {
      ready.add(pair.writer);
    }
    if ((events & Poller.READ) != 0 && pair.reader != null) {
      ready.add(pair.reader);
    }
  }
}
