// Misconception: what cannot be written yet can wait in a list.
// Fails: aClientThatDoesNotReadIsNotReadFromUntilItHasItsEcho
package asyncio.loop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;

public final class CallbackEchoServer implements AutoCloseable {

  private final class Connection {

    private final ArrayDeque<ByteBuffer> owed = new ArrayDeque<>();
    private boolean ended;

    private void read() {
      try {
        buffer.clear();
        if (client.read(buffer) < 0) {
          ended = true;
          loop.removeReader(client);
          if (owed.isEmpty()) {
            close();
          }
          return;
        }
        owed.add(ByteBuffer.allocate(buffer.position()).put(buffer.flip()).flip());
        write();
      } catch (IOException disconnected) {
        close();
      }
    }

    private void write() {
      try {
        while (!owed.isEmpty()) {
          client.write(owed.peek());
          if (owed.peek().hasRemaining()) {
            loop.addWriter(client, this::write);
            return;
          }
          owed.remove();
        }
        loop.removeWriter(client);
        if (ended) {
          close();
        }
      } catch (IOException disconnected) {
        close();
      }
    }
  }
}
