// Misconception: a closed pipe brings nothing.
// Fails: closedWhileReading
package asyncio.subprocess;

import java.nio.ByteBuffer;

final class ReadPipe extends PipeTransport {

  private void handOn(Integer length, Exception failure) {
    reading = false;
    if (failure != null) {
      if (!closing) {
        end(failure);
      }
    } else if (length < 0) {
      protocol.eofReceived();
      if (!closing) {
        end(null);
      }
    } else {
      protocol.dataReceived(ByteBuffer.wrap(block, 0, length));
      readNext();
    }
  }
}
