// Misconception: a closed channel is all there is to a closed connection.
// Fails: theServerSendsBackWhatAClientSendsEachTimeItSends, aClientThatBreaksOffDisturbsNoOther,
//   aThousandClientsAtOnceGetTheirEchoEveryByteOfIt,
//   closingTheServerDisconnectsEverybodyAndFreesTheAddress
package asyncio.loop;

public final class CallbackEchoServer implements AutoCloseable {

  private final class Connection {

    private void close() {
      loop.removeReader(client);
      loop.removeWriter(client);
      closeQuietly(client);
    }
  }
}
