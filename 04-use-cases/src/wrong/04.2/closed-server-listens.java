// Misconception: to stop serving, it is enough to look no longer at who comes.
// Fails: aClosedServer
package asyncio.stream;

public final class Server implements AutoCloseable {

  private boolean closed;

  public boolean isServing() {
    return !closed;
  }

  @Override
  public void close() {
    if (!isServing()) {
      return;
    }
    loop.removeReader(listener);
    closed = true;
    if (servingForever != null) {
      servingForever.cancel();
    }
    noteIfGone();
  }
}
