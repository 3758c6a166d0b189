// Misconception: the stream ends with its process.
// Fails: endOfStream, aborted, failure, closedWhileReading, closeEndsIt, closeOfWhatHasEnded,
//   cancelledTwice
package asyncio.subprocess;

final class ReadPipe extends PipeTransport {

  private void end(Exception failure) {
    closing = true;
    loop.callSoon(() -> protocol.connectionLost(failure));
  }
}
