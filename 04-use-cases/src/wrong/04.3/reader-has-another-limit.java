// Misconception: limits are looked at where a head is parsed, and nowhere before.
// Fails: longHeads
package asyncio.http;

public final class HttpServer {

  public Coroutine<Void> listen(InetSocketAddress address) {
    return async(
        () -> {
          if (server != null || shutDown) {
            throw new IllegalStateException("the server listens already, or is shut down");
          }
          server = await(Streams.startServer(this::serve, address, ServerOptions.DEFAULT));
        });
  }
}
