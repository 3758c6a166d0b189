// Misconception: a shutdown is over when no connection is left, whatever happens to it.
// Fails: cancelledShutdownDoesNotWait
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
          } catch (CancelledError cancelled) {
            cutOff();
            waitUntilGone();
            throw cancelled;
          }
        });
  }
}
