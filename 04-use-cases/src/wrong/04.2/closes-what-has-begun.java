// Misconception: whatever becomes of a task, its finally runs.
// Fails: cancelledBeforeItBegan
package asyncio.stream;

public final class Server implements AutoCloseable {

  private void serve(Connection connection) {
    createTask(
            async(
                () -> {
                  try (connection) {
                    handler.serve(connection.reader(), connection.writer());
                  }
                }))
        .addDoneCallback(served -> end(connection, served));
  }

  private void end(Connection connection, Future<Void> served) {
    if (!served.isCancelled() && served.exception() != null) {
      loop.callExceptionHandler(
          new ExceptionContext(
              "unhandled exception in the handler of a connection", served.exception(), served));
    }
  }
}
