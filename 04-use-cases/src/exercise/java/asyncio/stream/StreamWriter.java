package asyncio.stream;

import static loopcraft.grader.Todo.todo;

import asyncio.task.Coroutine;
import java.net.SocketException;
import java.nio.ByteBuffer;
import loopcraft.grader.Exercise;

/**
 * Where a coroutine writes what goes out on a connection: {@code asyncio.StreamWriter}.
 *
 * <p>Writing never waits: what the network does not take is kept. So a coroutine that writes much
 * awaits {@link #drain} in between, which waits while too much is kept. Use it on the loop's thread
 * only.
 */
@Exercise(value = "04.1", part = 3)
public final class StreamWriter implements AutoCloseable {

  /**
   * Makes a writer.
   *
   * @param reader of the same connection: what it has failed by, {@link #drain} throws
   */
  StreamWriter(Transport transport, FlowControl flow, StreamReader reader) {
    throw todo("04.1");
  }

  /** What the bytes go to: for addresses, limits, and {@link Transport#abort}. */
  public Transport transport() {
    throw todo("04.1");
  }

  /** Hands bytes to the transport, which sends them, or keeps them: {@code write}. */
  public void write(byte[] bytes) {
    throw todo("04.1");
  }

  /** Hands the transport all that remains in a buffer, which it sends, or keeps a copy of. */
  public void write(ByteBuffer bytes) {
    throw todo("04.1");
  }

  /**
   * A coroutine that waits until there is room to write: {@code drain}. It does not wait until
   * everything has gone out.
   *
   * <p>First of all, if reading the same connection has failed, that failure is thrown, at once.
   * Then it suspends for one iteration of the loop if the transport is closing, so that a coroutine
   * that does nothing but write comes to hear that the connection is lost. Then it waits as {@link
   * FlowControl#drain} does: closing is no loss yet.
   *
   * @throws SocketException from the coroutine, if the connection was lost
   */
  public Coroutine<Void> drain() {
    throw todo("04.1");
  }

  /** Ends what this side sends; the other one reads the end of the stream: {@code write_eof}. */
  public void writeEof() {
    throw todo("04.1");
  }

  /** Closes the connection once everything has gone out, and does not wait for it. */
  @Override
  public void close() {
    throw todo("04.1");
  }

  /** Whether the connection is closed, or going to be. */
  public boolean isClosing() {
    throw todo("04.1");
  }

  /**
   * A coroutine that waits until the connection is gone, and does nothing to end it: {@code
   * wait_closed}. If it was lost by a failure, that is thrown.
   */
  public Coroutine<Void> waitClosed() {
    throw todo("04.1");
  }
}
