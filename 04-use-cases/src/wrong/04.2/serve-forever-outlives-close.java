// Misconception: serveForever ends when it is cancelled.
// Fails: closingEndsServeForever
package asyncio.stream;

public final class Server implements AutoCloseable {

  @Override
  public void close() {
    if (!isServing()) {
      return;
    }
    loop.removeReader(listener);
    OpenChannels.of(loop).close(listener);
    noteIfGone();
  }
}
