// Misconception: whoever opens a connection closes it, and that was the client.
// Fails: closedWhenTheHandlerEnds, sentAfterTheEnd, aFailingHandler,
//   anErrorInAHandler, aCancelledHandler, cancelledBeforeItBegan,
//   theDemoPrintsWhatItsCPythonTwinPrints, largeMessages
package asyncio.stream;

public final class Server implements AutoCloseable {

  private void end(Connection connection, Future<Void> served) {
    if (!served.isCancelled() && served.exception() != null) {
      loop.callExceptionHandler(
          new ExceptionContext(
              "unhandled exception in the handler of a connection", served.exception(), served));
    }
  }
}
