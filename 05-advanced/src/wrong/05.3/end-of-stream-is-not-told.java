// Misconception: when nothing more comes, the connection is lost.
// Fails: endOfStream, whateverEofReturns, endInTwoSteps, closedInEof, endWhilePaused, closingFails,
//   closedTwice
package asyncio.subprocess;

import java.nio.ByteBuffer;

final class ReadPipe extends PipeTransport {

  private void handOn(Integer length, Exception failure) {
    reading = false;
    if (closing) {
      return;
    }
    if (failure != null || length < 0) {
      end(failure);
    } else {
      protocol.dataReceived(ByteBuffer.wrap(block, 0, length));
      readNext();
    }
  }
}
