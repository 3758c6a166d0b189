// Misconception: a connection always waits for both, and each callback looks whether it has work.
// Fails: theServerSendsBackWhatAClientSendsEachTimeItSends,
//   aClientThatStopsSendingGetsTheWholeEchoThenTheEnd,
//   aClientThatDoesNotReadIsNotReadFromUntilItHasItsEcho,
//   aClientThatDoesNotReadHoldsUpNoOtherAndLosesNothing, aClientThatBreaksOffDisturbsNoOther
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
        loop.addWriter(client, this::write);
      } catch (IOException disconnected) {
        close();
      }
    }

    private void write() {
      try {
        buffer.flip();
        client.write(buffer);
        buffer.compact();
      } catch (IOException disconnected) {
        close();
      }
    }
  }
}
