// Misconception: a channel that is ready is ready for everything.
// Fails: aReaderIsCalledForReadingOnlyAWriterForWritingOnly
package asyncio.loop;

final class ReadinessCallbacks implements Poller.ReadyEvents {

  public void ready(Object attachment, int events) {
    Pair pair = (Pair) attachment;
    if (pair.reader != null) {
      ready.add(pair.reader);
    }
    if (pair.writer != null) {
      ready.add(pair.writer);
    }
  }
}
