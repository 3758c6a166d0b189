// Misconception: a server is closed when it has stopped listening.
// Fails: Serving.sentAfterTheEnd, Serving.waitClosed, Serving.closedAsOneIsAccepted,
//   Serving.serveForever
package asyncio.stream;

public final class Server implements AutoCloseable {

  private void noteIfGone() {
    if (!isServing()) {
      gone.set();
    }
  }
}
