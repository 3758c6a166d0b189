package asyncio.stream;

import java.nio.ByteBuffer;

/**
 * Is told by a {@link Transport} what happens on a connection: {@code asyncio.Protocol}.
 *
 * <p>First {@link #connectionMade}, last {@link #connectionLost}, each once, on the loop's thread.
 */
public interface Protocol {

  /** The connection stands. */
  void connectionMade(Transport transport);

  /** Bytes have arrived. The buffer is the transport's again afterwards. */
  void dataReceived(ByteBuffer bytes);

  /**
   * The other side has ended what it sends.
   *
   * @return whether this side may go on sending; if not, the transport closes
   */
  boolean eofReceived();

  /** More bytes are kept than the high limit allows: please do not write for now. */
  void pauseWriting();

  /** The kept bytes are down to the low limit: write again. */
  void resumeWriting();

  /**
   * The connection is gone.
   *
   * @param failure why, or null if it was closed from this side or ended as it should
   */
  void connectionLost(Exception failure);
}
