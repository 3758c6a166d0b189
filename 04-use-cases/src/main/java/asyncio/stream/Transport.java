package asyncio.stream;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * One end of a connection: where bytes are sent, and what can be done about those that arrive:
 * {@code asyncio.Transport}. What arrives, and what becomes of the connection, it tells its {@link
 * Protocol}.
 *
 * <p>Nothing here waits. Use it on the loop's thread only.
 */
public interface Transport {

  /**
   * Sends bytes, and keeps those that the network does not take yet. It takes all that remain in
   * the buffer, which the caller may use again afterwards. After the connection was lost they are
   * dropped.
   *
   * @throws IllegalStateException after {@link #writeEof}
   */
  void write(ByteBuffer bytes);

  /** Ends what is sent, once everything before has gone out; receiving goes on. */
  void writeEof();

  /** Sets at how many kept bytes the protocol is asked to pause, and to go on again. */
  void setWriteBufferLimits(WriteBufferLimits limits);

  /** How many bytes are kept because the network has not taken them yet. */
  int writeBufferSize();

  /** Stops receiving, so that the other side has to wait. A second time does nothing. */
  void pauseReading();

  /** Receives again. */
  void resumeReading();

  /** Receives nothing more, and closes the connection once what is kept has gone out. */
  void close();

  /** Closes the connection at once. What is kept is lost. */
  void abort();

  /** Whether the connection is closed, or going to be. */
  boolean isClosing();

  /** This side's address; empty if it has none. */
  Optional<SocketAddress> localAddress();

  /** The other side's address; empty if it has none. */
  Optional<SocketAddress> remoteAddress();
}
