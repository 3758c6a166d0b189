// Misconception: read() returns how much there was, and little is nothing.
// Fails: theServerSendsBackWhatAClientSendsEachTimeItSends,
//   aClientThatStopsSendingGetsTheWholeEchoThenTheEnd,
//   aClientThatDoesNotReadHoldsUpNoOtherAndLosesNothing,
//   aThousandClientsAtOnceGetTheirEchoEveryByteOfIt
package asyncio.loop;

import java.io.IOException;

public final class CallbackEchoServer implements AutoCloseable {

  private final class Connection {

    private void read() {
      try {
        if (client.read(buffer) <= 0) {
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
      } catch (IOException disconnected) {
        close();
      }
    }
  }
}
