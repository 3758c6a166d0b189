// Misconception: a listener that is ready has one client.
// Fails: allAtOnce
package asyncio.stream;

public final class Server implements AutoCloseable {

  private void accept() {
    try {
      SocketChannel client = listener.accept();
      if (client != null) {
        receive(client);
      }
    } catch (IOException failure) {
      loop.callExceptionHandler(
          new ExceptionContext("cannot accept a connection", failure, this));
      pauseAccepting();
    }
  }
}
