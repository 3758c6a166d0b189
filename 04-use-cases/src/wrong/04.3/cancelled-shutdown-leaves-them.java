// Misconception: who cancels the shutdown does not want one.
// Fails: cancelledShutdown, cancelledShutdownDoesNotWait, cancelledOnceMore
package asyncio.http;

public final class HttpServer {

  public Coroutine<Void> shutdown(Duration grace) {
    return async(
        () -> {
          shutDown = true;
          if (server != null) {
            server.close();
          }
          List.copyOf(serving.keySet()).forEach(HttpConnection::finish);
          noteIfAllEnded();
          try {
            await(timeout(grace, this::waitUntilGone));
          } catch (TimeoutError timeIsUp) {
            cutOff();
            waitUntilGone();
          }
        });
  }
}
