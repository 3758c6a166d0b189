// Misconception: a pipe that cannot be read has nothing more to say.
// Fails: closedInEof, endWhilePaused, failure, readFails
package asyncio.subprocess;

import java.nio.ByteBuffer;

final class ReadPipe extends PipeTransport {

  private void handOn(Integer length, Exception failure) {
    reading = false;
    if (closing) {
      return;
    }
    if (failure != null || length < 0) {
      protocol.eofReceived();
      end(null);
    } else {
      protocol.dataReceived(ByteBuffer.wrap(block, 0, length));
      readNext();
    }
  }
}
