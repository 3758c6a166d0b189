// Misconception: the failure of a task is seen when the loop closes, at the latest.
// Fails: aFailingHandler, anErrorInAHandler
// Removes: end
package asyncio.stream;

public final class Server implements AutoCloseable {

  private void serve(Connection connection) {
    createTask(async(() -> handler.serve(connection.reader(), connection.writer())))
        .addDoneCallback(_ -> connection.close());
  }
}
