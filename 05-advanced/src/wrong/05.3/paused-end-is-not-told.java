// Misconception: who has paused wants to hear of nothing but data.
// Fails: endWhilePaused
package asyncio.subprocess;

import java.nio.ByteBuffer;

final class ReadPipe extends PipeTransport {

  private void handOn(Integer length, Exception failure) {
    reading = false;
    if (closing || paused && (failure != null || length < 0)) {
      return;
    }
    if (failure != null) {
      end(failure);
    } else if (length < 0) {
      protocol.eofReceived();
      close();
    } else {
      protocol.dataReceived(ByteBuffer.wrap(block, 0, length));
      readNext();
    }
  }
}
