// Misconception: a server that does not listen is closed.
// Fails: closingTheServerDisconnectsEverybodyAndFreesTheAddress
package asyncio.loop;

public final class CallbackEchoServer implements AutoCloseable {

  public void close() {
    loop.removeReader(listener);
    closeQuietly(listener);
  }
}
