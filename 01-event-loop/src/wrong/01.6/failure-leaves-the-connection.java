// Misconception: the loop survives an exception, so nothing is left to do.
// Fails: aClientThatBreaksOffDisturbsNoOther
package asyncio.loop;

import java.io.IOException;
import java.io.UncheckedIOException;

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
        if (buffer.hasRemaining()) {
          loop.removeReader(client);
          loop.addWriter(client, this::write);
        } else {
          buffer.clear();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void write() {
      try {
        client.write(buffer);
        if (!buffer.hasRemaining()) {
          buffer.clear();
          loop.removeWriter(client);
          loop.addReader(client, this::read);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
