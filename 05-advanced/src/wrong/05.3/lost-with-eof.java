// Misconception: after the end there is nothing to wait for.
// Fails: endInTwoSteps
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
      protocol.eofReceived();
      if (!closing) {
        closeStream();
        protocol.connectionLost(null);
      }
    } else {
      protocol.dataReceived(ByteBuffer.wrap(block, 0, length));
      readNext();
    }
  }

  private void closeStream() {
    closing = true;
    onThread(
        () -> {
          in.close();
          return null;
        },
        (_, _) -> {});
  }
}
