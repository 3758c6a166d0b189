// Misconception: a writer with nothing to write does no harm.
// Fails: theServerSendsBackWhatAClientSendsEachTimeItSends,
//   aClientThatDoesNotReadIsNotReadFromUntilItHasItsEcho
package asyncio.loop;

import java.io.IOException;

public final class CallbackEchoServer implements AutoCloseable {

  private final class Connection {

    private void write() {
      try {
        client.write(buffer);
        if (!buffer.hasRemaining()) {
          loop.addReader(client, this::read);
        }
      } catch (IOException disconnected) {
        close();
      }
    }

    private void read() {
      try {
        buffer.clear();
        if (client.read(buffer) < 0) {
          close();
          return;
        }
        buffer.flip();
        loop.removeReader(client);
        loop.addWriter(client, this::write);
      } catch (IOException disconnected) {
        close();
      }
    }
  }
}
