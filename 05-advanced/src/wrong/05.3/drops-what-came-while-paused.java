// Misconception: who has paused wants nothing.
// Fails: goesOn, aReadUnderWay, closedInEof, endWhilePaused, pausedTwice
package asyncio.subprocess;

import java.nio.ByteBuffer;

final class ReadPipe extends PipeTransport {

  private void handOn(Integer length, Exception failure) {
    reading = false;
    if (closing || paused) {
      return;
    }
    if (failure != null) {
      end(failure);
    } else if (length < 0) {
      protocol.eofReceived();
      end(null);
    } else {
      protocol.dataReceived(ByteBuffer.wrap(block, 0, length));
      readNext();
    }
  }
}
