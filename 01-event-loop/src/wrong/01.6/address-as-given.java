// Misconception: a server listens where it was told to.
// Fails: theServerSendsBackWhatAClientSendsEachTimeItSends,
//   aClientThatStopsSendingGetsTheWholeEchoThenTheEnd,
//   aClientThatDoesNotReadIsNotReadFromUntilItHasItsEcho,
//   aClientThatDoesNotReadHoldsUpNoOtherAndLosesNothing, aClientThatBreaksOffDisturbsNoOther,
//   aThousandClientsAtOnceGetTheirEchoEveryByteOfIt,
//   closingTheServerDisconnectsEverybodyAndFreesTheAddress, anAddressThatIsTakenIsRefused
package asyncio.loop;

import java.net.InetAddress;
import java.net.InetSocketAddress;

public final class CallbackEchoServer implements AutoCloseable {

  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}
