// Misconception: what a caller hands over is no longer the caller's.
// Fails: theBufferIsTheCallers
package asyncio.subprocess;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;

final class WritePipe extends PipeTransport {

  private final Queue<ByteBuffer> views = new ArrayDeque<>();

  @Override
  public void write(ByteBuffer bytes) {
    if (closing) {
      bytes.position(bytes.limit());
      return;
    }
    size = Math.addExact(size, bytes.remaining());
    while (bytes.hasRemaining()) {
      int length = Math.min(BLOCK, bytes.remaining());
      views.add(bytes.slice(bytes.position(), length));
      kept.add(new byte[length]);
      bytes.position(bytes.position() + length);
    }
    pauseIfTooMuch();
    writeNext();
  }

  private Void writeAndFlush(byte[] block) throws Exception {
    views.remove().get(block);
    out.write(block);
    out.flush();
    return null;
  }
}
