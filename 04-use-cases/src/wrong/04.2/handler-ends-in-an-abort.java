// Misconception: whoever has ended has nothing more to send.
// Fails: sentAfterTheEnd
package asyncio.stream;

public final class Server implements AutoCloseable {

  private void end(Connection connection, Future<Void> served) {
    connection.writer().transport().abort();
    if (!served.isCancelled() && served.exception() != null) {
      loop.callExceptionHandler(
          new ExceptionContext(
              "unhandled exception in the handler of a connection", served.exception(), served));
    }
  }
}
