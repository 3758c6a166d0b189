// Misconception: whoever cancels serveForever closes the server, too.
// Fails: serveForever
package asyncio.stream;

public final class Server implements AutoCloseable {

  public Coroutine<Void> serveForever() {
    return async(
        () -> {
          if (!isServing()) {
            throw new IllegalStateException(this + " is closed");
          }
          if (servingForever != null) {
            throw new IllegalStateException(this + " is served for ever already");
          }
          servingForever = new Future<>(loop);
          try {
            await(servingForever);
          } finally {
            servingForever = null;
          }
        });
  }
}
