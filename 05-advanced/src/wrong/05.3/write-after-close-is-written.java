// Misconception: as long as the pipe stands, it takes something.
// Fails: writtenAfterClose
package asyncio.subprocess;

import java.nio.ByteBuffer;

final class WritePipe extends PipeTransport {

  @Override
  public void write(ByteBuffer bytes) {
    if (lost) {
      bytes.position(bytes.limit());
      return;
    }
    size = Math.addExact(size, bytes.remaining());
    while (bytes.hasRemaining()) {
      byte[] block = new byte[Math.min(BLOCK, bytes.remaining())];
      bytes.get(block);
      kept.add(block);
    }
    pauseIfTooMuch();
    writeNext();
  }
}
