// Misconception: to try again later is to deal with a failure.
// Fails: aListenerThatCannotAcceptIsLeftAloneForAWhile
package asyncio.loop;

import java.io.IOException;
import java.nio.channels.SocketChannel;

public final class CallbackEchoServer implements AutoCloseable {

  private void accept() {
    try {
      for (SocketChannel client = listener.accept(); client != null; client = listener.accept()) {
        client.configureBlocking(false);
        connections.add(new Connection(client));
      }
    } catch (IOException e) {
      pauseAccepting();
    }
  }
}
