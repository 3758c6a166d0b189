package asyncio.stream;

import static loopcraft.grader.Todo.todo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
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

  /**
   * Makes an empty buffer.
   *
   * @param pool where all its memory comes from, and goes back to
   */
  WriteBuffer(Protocol protocol, ChunkPool pool) {
    throw todo("04.1");
  }

  /**
   * Sets the limits, which count from now on: it may be that the protocol has to pause at once.
   * When it may go on, {@link #writeTo} tells it.
   */
  void setLimits(WriteBufferLimits limits) {
    throw todo("04.1");
  }

  /** How many bytes it holds. */
  int size() {
    throw todo("04.1");
  }

  /** Whether it holds none. */
  boolean isEmpty() {
    throw todo("04.1");
  }

  /**
   * Copies what remains in a buffer, so that nothing remains, and has the protocol pause if that is
   * too much. The last chunk is filled before the pool is asked for another.
   */
  void add(ByteBuffer bytes) {
    throw todo("04.1");
  }

  /**
   * Writes as much as a channel takes in one call, and makes one only, however little that is. The
   * call is given all chunks, or, if there are more, at least sixteen. Those that are empty then go
   * back to the pool, and the protocol goes on if what is left is little enough.
   *
   * @throws IOException if the channel throws it
   */
  void writeTo(GatheringByteChannel channel) throws IOException {
    throw todo("04.1");
  }

  /**
   * Throws everything away, without a word to the protocol: one that was asked to pause goes on at
   * the next {@link #writeTo}, as ever. The chunks go back to the pool.
   */
  void clear() {
    throw todo("04.1");
  }
}
