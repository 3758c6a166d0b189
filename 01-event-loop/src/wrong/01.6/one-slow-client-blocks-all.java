// Misconception: a loop around write() takes care of what one write does not take.
// Fails: aClientThatDoesNotReadIsNotReadFromUntilItHasItsEcho,
//   aClientThatDoesNotReadHoldsUpNoOtherAndLosesNothing, aClientThatBreaksOffDisturbsNoOther,
//   closingTheServerDisconnectsEverybodyAndFreesTheAddress
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
        while (buffer.hasRemaining()) {
          client.write(buffer);
        }
        buffer.clear();
      } catch (IOException disconnected) {
        close();
      }
    }
  }
}
