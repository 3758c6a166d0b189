// Misconception: who shuts down wants it to be over.
// Fails: Ending.thoseThatHaveBegun, Ending.halfARequest, Ending.whenTimeIsUp, Ending.aStream,
//   Ending.twice, Ending.cancelledShutdown, Ending.untilCancelled
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
          cutOff();
          waitUntilGone();
        });
  }
}
