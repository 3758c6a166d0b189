// Misconception: who has begun to listen listens.
// Fails: listensAfterAFailure
package asyncio.http;

public final class HttpServer {

  private boolean listening;

  public Coroutine<Void> listen(InetSocketAddress address) {
    return async(
        () -> {
          if (listening || shutDown) {
            throw new IllegalStateException("the server listens already, or is shut down");
          }
          listening = true;
          var options = new ServerOptions(limits.headBytes(), BACKLOG);
          server = await(Streams.startServer(this::serve, address, options));
        });
  }
}
