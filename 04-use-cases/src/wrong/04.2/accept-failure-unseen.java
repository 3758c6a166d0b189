// Misconception: a client that cannot be accepted is its own misfortune.
// Fails: aListenerThatFails
package asyncio.stream;

public final class Server implements AutoCloseable {

  private void accept() {
    try {
      for (var client = listener.accept(); client != null; client = listener.accept()) {
        receive(client);
      }
    } catch (IOException failure) {
      pauseAccepting();
    }
  }
}
