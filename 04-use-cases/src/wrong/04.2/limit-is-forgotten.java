// Misconception: every reader has the same limit.
// Fails: theLimit
package asyncio.stream;

public final class Server implements AutoCloseable {

  private void receive(SocketChannel client) {
    try {
      var protocol = new StreamProtocol(StreamReader.DEFAULT_LIMIT, this::serve, this::forget);
      connections.add(SocketTransport.start(loop, client, protocol));
    } catch (IOException goneAlready) {
    }
  }
}
