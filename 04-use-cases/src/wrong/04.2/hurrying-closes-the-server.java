// Misconception: whoever tells the clients to go wants no more of them.
// Fails: clientsGoTheServerStays
package asyncio.stream;

public final class Server implements AutoCloseable {

  public void closeClients() {
    close();
    List.copyOf(connections).forEach(Transport::close);
  }

  public void abortClients() {
    close();
    List.copyOf(connections).forEach(Transport::abort);
  }
}
