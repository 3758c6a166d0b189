package asyncio.stream;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopExtension;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Direct buffers of one size, which the connections of a loop use in turn: they are dear to make.
 */
final class ChunkPool implements LoopExtension {

  static final int CHUNK_BYTES = 16 * 1024;

  private static final int MOST_SPARE = 64;

  private final Deque<ByteBuffer> spare = new ArrayDeque<>();

  /** The one of a loop. */
  static ChunkPool of(EventLoop loop) {
    return loop.extension(ChunkPool.class, _ -> new ChunkPool());
  }

  /** A buffer that is all room. */
  ByteBuffer take() {
    ByteBuffer chunk = spare.pollLast();
    return chunk != null ? chunk.clear() : ByteBuffer.allocateDirect(CHUNK_BYTES);
  }

  /** Takes a buffer back that nobody uses any more. */
  void giveBack(ByteBuffer chunk) {
    if (spare.size() < MOST_SPARE) {
      spare.addLast(chunk);
    }
  }
}
