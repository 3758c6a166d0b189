// Misconception: a server can be served for ever, at any time.
// Fails: serveForeverWhenClosed
package asyncio.stream;

public final class Server implements AutoCloseable {

  public Coroutine<Void> serveForever() {
    return async(
        () -> {
          if (servingForever != null) {
            throw new IllegalStateException(this + " is served for ever already");
          }
          servingForever = new Future<>(loop);
          try {
            await(servingForever);
          } catch (CancelledError cancelled) {
            closeAndWait(cancelled);
          } finally {
            servingForever = null;
          }
        });
  }
}
