package asyncio.stream;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopExtension;
import java.nio.ByteBuffer;

/** What all connections of a loop receive into: each hands on at once what it has received. */
final class ReceiveBuffer implements LoopExtension {

  private static final int BYTES = 256 * 1024;

  private final ByteBuffer bytes = ByteBuffer.allocateDirect(BYTES);

  /** The one of a loop. */
  static ReceiveBuffer of(EventLoop loop) {
    return loop.extension(ReceiveBuffer.class, _ -> new ReceiveBuffer());
  }

  /** All its room. It is good until the next one asks. */
  ByteBuffer empty() {
    return bytes.clear();
  }
}
