// Misconception: a server without clients is done.
// Fails: aClientCountsWhileItIsConnected
package asyncio.stream;

public final class Server implements AutoCloseable {

  private void noteIfGone() {
    if (connections.isEmpty()) {
      gone.set();
    }
  }
}
