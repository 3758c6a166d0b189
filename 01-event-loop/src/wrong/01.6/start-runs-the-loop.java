// Misconception: a server that is started serves.
// Fails: theServerSendsBackWhatAClientSendsEachTimeItSends,
//   aClientThatStopsSendingGetsTheWholeEchoThenTheEnd,
//   aClientThatDoesNotReadIsNotReadFromUntilItHasItsEcho,
//   aClientThatDoesNotReadHoldsUpNoOtherAndLosesNothing, aClientThatBreaksOffDisturbsNoOther,
//   aThousandClientsAtOnceGetTheirEchoEveryByteOfIt,
//   closingTheServerDisconnectsEverybodyAndFreesTheAddress,
//   aListenerThatCannotAcceptIsLeftAloneForAWhile, anAddressThatIsTakenIsRefused
package asyncio.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

public final class CallbackEchoServer implements AutoCloseable {

  public static CallbackEchoServer start(EventLoop loop, InetSocketAddress address) {
    try {
      ServerSocketChannel listener = ServerSocketChannel.open();
      try {
        listener.bind(address, BACKLOG);
        listener.configureBlocking(false);
        var server = new CallbackEchoServer(loop, listener);
        loop.addReader(listener, server::accept);
        loop.runForever();
        return server;
      } catch (IOException | RuntimeException e) {
        listener.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on " + address, e);
    }
  }
}
