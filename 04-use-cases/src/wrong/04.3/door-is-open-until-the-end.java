// Misconception: a server that does not listen gets no connections.
// Fails: whileTheLastAreServed
package asyncio.http;

public final class HttpServer {

  public void serve(StreamReader reader, StreamWriter writer) throws Exception {
    if (shutDown && serving.isEmpty()) {
      return;
    }
    if (serving.size() >= limits.connections()) {
      refuse(writer);
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
