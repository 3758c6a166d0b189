// Misconception: closing takes no time.
// Fails: endOfStream, failure, closedWhileReading, started
package asyncio.subprocess;

final class ReadPipe extends PipeTransport {

  private void end(Exception failure) {
    closing = true;
    try {
      in.close();
    } catch (Exception notClosed) {
      // It is of no use any more.
    }
    loop.callSoon(() -> protocol.connectionLost(failure));
  }
}
