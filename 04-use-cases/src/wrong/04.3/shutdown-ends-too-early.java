// Misconception: what is cancelled has ended.
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
            await(timeout(grace, this::waitUntilGone));
          } catch (TimeoutError timeIsUp) {
            cutOff();
          } catch (CancelledError cancelled) {
            cutOff();
            throw cancelled;
          }
        });
  }
}
