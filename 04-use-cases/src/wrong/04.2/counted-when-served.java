// Misconception: a client is there once it is served.
// Fails: closedAsOneIsAccepted
package asyncio.stream;

public final class Server implements AutoCloseable {

  private void receive(SocketChannel client) {
    try {
      SocketTransport.start(
          loop, client, new StreamProtocol(options.limit(), this::serve, this::forget));
    } catch (IOException goneAlready) {
    }
  }

  private void serve(Connection connection) {
    connections.add(connection.writer().transport());
    createTask(async(() -> handler.serve(connection.reader(), connection.writer())))
        .addDoneCallback(served -> end(connection, served));
  }
}
