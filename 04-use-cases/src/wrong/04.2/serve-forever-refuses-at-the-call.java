// Misconception: what is wrong is said at once.
// Fails: serveForeverTwice, serveForeverWhenClosed
package asyncio.stream;

public final class Server implements AutoCloseable {

  public Coroutine<Void> serveForever() {
    if (!isServing()) {
      throw new IllegalStateException(this + " is closed");
    }
    if (servingForever != null) {
      throw new IllegalStateException(this + " is served for ever already");
    }
    return async(
        () -> {
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
