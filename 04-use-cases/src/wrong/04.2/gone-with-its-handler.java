// Misconception: a client is there for as long as it is served.
// Fails: aClientCountsWhileItIsConnected, sentAfterTheEnd, waitClosed,
//   closedAsOneIsAccepted, closeAndAbortClients, closeThenAbort,
//   clientsGoTheServerStays, serveForever
// Removes: forget
package asyncio.stream;

public final class Server implements AutoCloseable {

  private void receive(SocketChannel client) {
    try {
      var protocol = new StreamProtocol(options.limit(), this::serve, _ -> {});
      connections.add(SocketTransport.start(loop, client, protocol));
    } catch (IOException goneAlready) {
    }
  }

  private void end(Connection connection, Future<Void> served) {
    connection.close();
    connections.remove(connection.writer().transport());
    noteIfGone();
    if (!served.isCancelled() && served.exception() != null) {
      loop.callExceptionHandler(
          new ExceptionContext(
              "unhandled exception in the handler of a connection", served.exception(), served));
    }
  }
}
