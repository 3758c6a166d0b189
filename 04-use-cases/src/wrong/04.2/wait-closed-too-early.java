// Misconception: a server is closed when it has stopped listening.
// Fails: sentAfterTheEnd, waitClosed, closedAsOneIsAccepted,
//   serveForever
package asyncio.stream;

public final class Server implements AutoCloseable {

  private void noteIfGone() {
    if (!isServing()) {
      gone.set();
    }
  }
}
