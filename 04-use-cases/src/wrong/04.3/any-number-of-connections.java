// Misconception: a loop can have any number of connections.
// Fails: oneTooMany, refusedAtOnce, refusedOnesDoNotCount, theRendererOfTheServer
package asyncio.http;

public final class HttpServer {

  public void serve(StreamReader reader, StreamWriter writer) throws Exception {
    if (shutDown) {
      return;
    }
    var connection = new HttpConnection(new Connection(reader, writer), handler, errors, limits);
    serving.put(connection, currentTask());
    try {
      await(connection.serve());
    } finally {
      serving.remove(connection);
      noteIfAllEnded();
    }
  }
}
