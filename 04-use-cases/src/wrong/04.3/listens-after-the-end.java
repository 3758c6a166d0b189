// Misconception: to shut down what does not listen means nothing.
// Fails: neverListens
package asyncio.http;

public final class HttpServer {

  public Coroutine<Void> listen(InetSocketAddress address) {
    return async(
        () -> {
          if (server != null) {
            throw new IllegalStateException("the server listens already");
          }
          var options = new ServerOptions(limits.headBytes(), BACKLOG);
          server = await(Streams.startServer(this::serve, address, options));
        });
  }
}
