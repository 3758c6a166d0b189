// Misconception: a connection that closes is as good as lost.
// Fails: writingWhileClosing, closingIsNoLoss
package asyncio.stream;

import java.net.SocketException;

public final class StreamWriter implements AutoCloseable {

  public Coroutine<Void> drain() {
    return async(
        () -> {
          if (reader.exception() != null) {
            throw reader.exception();
          }
          if (transport.isClosing()) {
            throw new SocketException("Connection lost");
          }
          await(flow.drain());
        });
  }

  public void write(byte[] bytes) {
    if (transport.isClosing()) {
      throw new IllegalStateException("the connection is closing");
    }
    transport.write(ByteBuffer.wrap(bytes));
  }
}
