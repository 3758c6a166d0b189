// Misconception: what was written is out of the buffer.
// Fails: theServerSendsBackWhatAClientSendsEachTimeItSends,
//   aClientThatStopsSendingGetsTheWholeEchoThenTheEnd,
//   aClientThatDoesNotReadIsNotReadFromUntilItHasItsEcho,
//   aClientThatDoesNotReadHoldsUpNoOtherAndLosesNothing, aClientThatBreaksOffDisturbsNoOther,
//   aThousandClientsAtOnceGetTheirEchoEveryByteOfIt,
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
        client.write(buffer);
        if (buffer.hasRemaining()) {
          loop.removeReader(client);
          loop.addWriter(client, this::write);
        }
      } catch (IOException disconnected) {
        close();
      }
    }
  }
}
