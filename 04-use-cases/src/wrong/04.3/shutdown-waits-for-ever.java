// Misconception: every request comes to an end.
// Fails: whenTimeIsUp, aStream, twice, noTime
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
            waitUntilGone();
          } catch (CancelledError cancelled) {
            cutOff();
            throw cancelled;
          }
        });
  }
}
