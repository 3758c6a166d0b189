// Misconception: two coroutines that serve for ever do no harm.
// Fails: serveForeverTwice
package asyncio.stream;

public final class Server implements AutoCloseable {

  public Coroutine<Void> serveForever() {
    return async(
        () -> {
          if (!isServing()) {
            throw new IllegalStateException(this + " is closed");
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
