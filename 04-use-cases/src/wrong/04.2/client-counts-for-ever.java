// Misconception: how many clients there are is how many have come.
// Fails: aClientCountsWhileItIsConnected, goneAlready,
//   closedWhenTheHandlerEnds, sentAfterTheEnd, cancelledBeforeItBegan,
//   closeAndAbortClients, closeThenAbort, clientsGoTheServerStays
package asyncio.stream;

public final class Server implements AutoCloseable {

  private int came;

  public int connections() {
    return came;
  }

  private void receive(SocketChannel client) {
    try {
      var protocol = new StreamProtocol(options.limit(), this::serve, this::forget);
      came++;
      connections.add(SocketTransport.start(loop, client, protocol));
    } catch (IOException goneAlready) {
    }
  }
}
