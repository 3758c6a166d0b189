// Misconception: whether a server is gone is decided when it is closed.
// Fails: sentAfterTheEnd, waitClosed, closedAsOneIsAccepted,
//   serveForever, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.stream;

public final class Server implements AutoCloseable {

  private void forget(Transport transport) {
    connections.remove(transport);
  }
}
