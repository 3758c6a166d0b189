// Misconception: the failure of a task is seen by who awaits it, or at the latest when the loop closes.
// Fails: Serving.aFailingHandler, Serving.anErrorInAHandler
// Removes: end
package asyncio.stream;

public final class Server implements AutoCloseable {

  private void serve(Connection connection) {
    createTask(async(() -> handler.serve(connection.reader(), connection.writer())))
        .addDoneCallback(_ -> connection.close());
  }
}
