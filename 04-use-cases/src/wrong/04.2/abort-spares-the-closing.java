// Misconception: a connection that is being closed is settled.
// Fails: closeThenAbort
package asyncio.stream;

public final class Server implements AutoCloseable {

  public void abortClients() {
    List.copyOf(connections).stream()
        .filter(transport -> !transport.isClosing())
        .forEach(Transport::abort);
  }
}
