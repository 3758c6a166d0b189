package asyncio.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import loopcraft.grader.Exercise;

/**
 * The bytes that a transport has taken and the network has not, in order, in chunks from a pool.
 *
 * <p>It asks the protocol to pause when it holds more than the high limit, and to go on when it has
 * written down to the low one: each once, and in turn. Unless others are set, the limits are {@link
 * WriteBufferLimits#DEFAULT}.
 */
@Exercise(value = "04.1", part = 2)
final class WriteBuffer {

  /** More than that many buffers the systems do not take in one call. */
  private static final int MOST_CHUNKS_AT_ONCE = 16;

  private final Protocol protocol;
  private final ChunkPool pool;
  private final Deque<ByteBuffer> chunks = new ArrayDeque<>();
  private WriteBufferLimits limits = WriteBufferLimits.DEFAULT;
  private int size;
  private boolean paused;

  /**
   * Makes an empty buffer.
   *
   * @param pool where all its memory comes from, and goes back to
   */
  WriteBuffer(Protocol protocol, ChunkPool pool) {
    this.protocol = protocol;
    this.pool = pool;
  }

  /**
   * Sets the limits, which count from now on: it may be that the protocol has to pause at once.
   * When it may go on, {@link #writeTo} tells it.
   */
  void setLimits(WriteBufferLimits limits) {
    this.limits = limits;
    pauseIfTooMuch();
  }

  /** How many bytes it holds. */
  int size() {
    return size;
  }

  /** Whether it holds none. */
  boolean isEmpty() {
    return size == 0;
  }

  /**
   * Copies what remains in a buffer, so that nothing remains, and has the protocol pause if that is
   * too much. The last chunk is filled before the pool is asked for another.
   */
  void add(ByteBuffer bytes) {
    size = Math.addExact(size, bytes.remaining());
    while (bytes.hasRemaining()) {
      append(bytes, chunkWithRoom());
    }
    pauseIfTooMuch();
  }

  /** Between position and limit of a chunk is what it holds. */
  private static void append(ByteBuffer bytes, ByteBuffer chunk) {
    int end = chunk.limit();
    int length = Math.min(chunk.capacity() - end, bytes.remaining());
    chunk.limit(end + length).put(end, bytes, bytes.position(), length);
    bytes.position(bytes.position() + length);
  }

  private ByteBuffer chunkWithRoom() {
    ByteBuffer last = chunks.peekLast();
    if (last == null || last.limit() == last.capacity()) {
      last = pool.take().limit(0);
      chunks.add(last);
    }
    return last;
  }

  /**
   * Writes as much as a channel takes in one call, and makes one only, however little that is. The
   * call is given all chunks, or, if there are more, at least sixteen. Those that are empty then go
   * back to the pool, and the protocol goes on if what is left is little enough.
   *
   * @throws IOException if the channel throws it
   */
  void writeTo(GatheringByteChannel channel) throws IOException {
    ByteBuffer[] batch = chunks.stream().limit(MOST_CHUNKS_AT_ONCE).toArray(ByteBuffer[]::new);
    size -= (int) channel.write(batch);
    while (!chunks.isEmpty() && !chunks.getFirst().hasRemaining()) {
      pool.giveBack(chunks.removeFirst());
    }
    resumeIfLittle();
  }

  /**
   * Throws everything away, without a word to the protocol: one that was asked to pause goes on at
   * the next {@link #writeTo}, as ever. The chunks go back to the pool.
   */
  void clear() {
    chunks.forEach(pool::giveBack);
    chunks.clear();
    size = 0;
  }

  private void pauseIfTooMuch() {
    if (!paused && size > limits.high()) {
      paused = true;
      protocol.pauseWriting();
    }
  }

  private void resumeIfLittle() {
    if (paused && size <= limits.low()) {
      paused = false;
      protocol.resumeWriting();
    }
  }
}
