// Misconception: to add the reader again is to go back to reading.
// Fails: aClientThatDoesNotReadIsNotReadFromUntilItHasItsEcho,
//   aClientThatDoesNotReadHoldsUpNoOtherAndLosesNothing
package asyncio.loop;

import java.io.IOException;

public final class CallbackEchoServer implements AutoCloseable {

  private final class Connection {

    private void write() {
      try {
        client.write(buffer);
        if (!buffer.hasRemaining()) {
          buffer.clear();
          loop.addReader(client, this::read);
        }
      } catch (IOException disconnected) {
        close();
      }
    }
  }
}
