// Misconception: a server that closes has no clients.
// Fails: aClosedServer, waitClosed, closedAsOneIsAccepted,
//   serveForever
package asyncio.stream;

public final class Server implements AutoCloseable {

  @Override
  public void close() {
    if (!isServing()) {
      return;
    }
    loop.removeReader(listener);
    OpenChannels.of(loop).close(listener);
    closeClients();
    if (servingForever != null) {
      servingForever.cancel();
    }
    noteIfGone();
  }
}
