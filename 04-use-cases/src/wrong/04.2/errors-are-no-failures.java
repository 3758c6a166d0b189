// Misconception: what a handler may throw is an exception.
// Fails: anErrorInAHandler
package asyncio.stream;

public final class Server implements AutoCloseable {

  private void end(Connection connection, Future<Void> served) {
    connection.close();
    if (!served.isCancelled() && served.exception() instanceof Exception) {
      loop.callExceptionHandler(
          new ExceptionContext(
              "unhandled exception in the handler of a connection", served.exception(), served));
    }
  }
}
