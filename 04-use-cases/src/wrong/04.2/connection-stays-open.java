// Misconception: whoever opens a connection closes it, and that was the client.
// Fails: Serving.closedWhenTheHandlerEnds, Serving.aFailingHandler, Serving.aCancelledHandler,
//   Serving.waitClosed, Serving.serveForever, Serving.theDemoPrintsWhatItsCPythonTwinPrints,
//   Serving.largeMessages
package asyncio.stream;

public final class Server implements AutoCloseable {

  private void serve(Connection connection) {
    createTask(async(() -> handler.serve(connection.reader(), connection.writer())))
        .addDoneCallback(this::reportFailure);
  }
}
