// Misconception: without its reader, the listener is closed.
// Fails: closingTheServerDisconnectsEverybodyAndFreesTheAddress
package asyncio.loop;

import java.util.Set;

public final class CallbackEchoServer implements AutoCloseable {

  public void close() {
    loop.removeReader(listener);
    Set.copyOf(connections).forEach(Connection::close);
  }
}
