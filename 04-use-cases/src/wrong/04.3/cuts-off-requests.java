// Misconception: who shuts down wants it to be over.
// Fails: thoseThatHaveBegun, halfARequest, whenTimeIsUp, aStream, whileTheLastAreServed, twice,
//   cancelledShutdown, cancelledShutdownDoesNotWait, untilCancelled
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
