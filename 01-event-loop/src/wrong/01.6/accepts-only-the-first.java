// Misconception: who has been accepted is dealt with, so nobody listens any more.
// Fails: aClientThatStopsSendingGetsTheWholeEchoThenTheEnd,
//   aClientThatDoesNotReadIsNotReadFromUntilItHasItsEcho,
//   aClientThatDoesNotReadHoldsUpNoOtherAndLosesNothing, aClientThatBreaksOffDisturbsNoOther,
//   aThousandClientsAtOnceGetTheirEchoEveryByteOfIt,
//   closingTheServerDisconnectsEverybodyAndFreesTheAddress
package asyncio.loop;

import java.io.IOException;
import java.nio.channels.SocketChannel;

public final class CallbackEchoServer implements AutoCloseable {

  private void accept() {
    try {
      SocketChannel client = listener.accept();
      if (client != null) {
        client.configureBlocking(false);
        connections.add(new Connection(client));
        loop.removeReader(listener);
      }
    } catch (IOException e) {
      loop.callExceptionHandler(new ExceptionContext("cannot accept a connection", e, this));
      pauseAccepting();
    }
  }
}
