// Misconception: write() writes.
// Fails: aClientThatDoesNotReadIsNotReadFromUntilItHasItsEcho,
//   aClientThatDoesNotReadHoldsUpNoOtherAndLosesNothing
package asyncio.loop;

import java.io.IOException;

public final class CallbackEchoServer implements AutoCloseable {

  private final class Connection {

    private void read() {
      try {
        if (client.read(buffer) < 0) {
          close();
          return;
        }
        buffer.flip();
        client.write(buffer);
        buffer.clear();
      } catch (IOException disconnected) {
        close();
      }
    }
  }
}
