// Misconception: whatever goes wrong on the way in is a failure of the listener.
// Fails: goneAlready
package asyncio.stream;

public final class Server implements AutoCloseable {

  private void receive(SocketChannel client) throws IOException {
    var protocol = new StreamProtocol(options.limit(), this::serve, this::forget);
    connections.add(SocketTransport.start(loop, client, protocol));
  }
}
