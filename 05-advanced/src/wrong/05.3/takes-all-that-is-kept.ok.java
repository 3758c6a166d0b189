// Alternative: a write takes small pieces together.
package asyncio.subprocess;

import java.io.ByteArrayOutputStream;

final class WritePipe extends PipeTransport {

  private void writeNext() {
    if (busy || lost) {
      return;
    }
    if (!kept.isEmpty()) {
      var together = new ByteArrayOutputStream();
      do {
        together.writeBytes(kept.remove());
      } while (!kept.isEmpty() && together.size() + kept.peek().length <= BLOCK);
      byte[] block = together.toByteArray();
      busy = true;
      onThread(() -> writeAndFlush(block), (_, failure) -> sent(block.length, failure));
    } else if (closing) {
      busy = true;
      onThread(this::closeStream, (_, _) -> end(null));
    }
  }

  private void sent(int length, Exception failure) {
    busy = false;
    if (lost) {
      return;
    }
    if (failure != null) {
      giveUp(failure);
      return;
    }
    size -= length;
    resumeIfLittle();
    writeNext();
  }
}
