// Misconception: a channel that a non-blocking listener accepts is non-blocking.
// Fails: theServerSendsBackWhatAClientSendsEachTimeItSends,
//   aClientThatStopsSendingGetsTheWholeEchoThenTheEnd,
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
      for (SocketChannel client = listener.accept(); client != null; client = listener.accept()) {
        connections.add(new Connection(client));
      }
    } catch (IOException e) {
      loop.callExceptionHandler(new ExceptionContext("cannot accept a connection", e, this));
      pauseAccepting();
    }
  }
}
