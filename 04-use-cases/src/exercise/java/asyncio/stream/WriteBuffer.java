package asyncio.stream;

import static loopcraft.grader.Todo.todo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import loopcraft.grader.Exercise;

/**
 * The bytes that a transport has taken and the network has not, in order.
 *
 * <p>It asks the protocol to pause when it holds more than the high limit, and to go on when it is
 * down to the low one: each once, and in turn.
 */
@Exercise("04.1")
final class WriteBuffer {

  /**
   * Makes an empty buffer.
   *
   * @param pool where the memory comes from, and goes back to
   */
  WriteBuffer(Protocol protocol, ChunkPool pool) {
    throw todo("04.1");
  }

  /** Sets the limits, which count from now on: it may be that the protocol has to pause at once. */
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

  /** Copies what remains in a buffer, and has the protocol pause if that is too much. */
  void add(ByteBuffer bytes) {
    throw todo("04.1");
  }

  /**
   * Writes as much as a channel takes, many chunks in one call, and has the protocol go on if what
   * is left is little enough.
   */
  void writeTo(GatheringByteChannel channel) throws IOException {
    throw todo("04.1");
  }

  /** Throws everything away, without a word to the protocol. */
  void clear() {
    throw todo("04.1");
  }
}
