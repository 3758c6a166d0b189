// Misconception: who may go on sending needs an open pipe.
// Fails: endOfStream, endInTwoSteps, endWhilePaused, closingFails
package asyncio.subprocess;

import java.nio.ByteBuffer;

final class ReadPipe extends PipeTransport {

  private void handOn(Integer length, Exception failure) {
    reading = false;
    if (closing) {
      return;
    }
    if (failure != null) {
      end(failure);
    } else if (length < 0) {
      if (!protocol.eofReceived()) {
        close();
      }
    } else {
      protocol.dataReceived(ByteBuffer.wrap(block, 0, length));
      readNext();
    }
  }
}
