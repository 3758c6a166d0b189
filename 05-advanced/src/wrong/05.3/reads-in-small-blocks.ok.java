// Alternative: a block has 4 KiB, made anew for each read.
package asyncio.subprocess;

import java.nio.ByteBuffer;

final class ReadPipe extends PipeTransport {

  private byte[] small;

  private void readNext() {
    if (!reading && !paused && !closing) {
      reading = true;
      small = new byte[4096];
      byte[] target = small;
      this.<Integer>onThread(() -> in.read(target), this::handOn);
    }
  }

  private void handOn(Integer length, Exception failure) {
    reading = false;
    if (closing) {
      return;
    }
    if (failure != null) {
      end(failure);
    } else if (length < 0) {
      protocol.eofReceived();
      close();
    } else {
      protocol.dataReceived(ByteBuffer.wrap(small, 0, length));
      readNext();
    }
  }
}
