// Misconception: whatever a handler throws is a failure.
// Fails: aCancelledHandler
package asyncio.stream;

public final class Server implements AutoCloseable {

  private void end(Connection connection, Future<Void> served) {
    connection.close();
    Throwable failure = served.isCancelled() ? new CancelledError() : served.exception();
    if (failure != null) {
      loop.callExceptionHandler(new ExceptionContext("a handler failed", failure, served));
    }
  }
}
