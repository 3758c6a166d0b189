// Misconception: every answer is followed by a lingering close.
// Fails: refusedAtOnce
package asyncio.http;

public final class HttpServer {

  public void serve(StreamReader reader, StreamWriter writer) throws Exception {
    if (shutDown) {
      return;
    }
    if (serving.size() >= limits.connections()) {
      refuse(writer);
      await(LingeringClose.of(reader, writer));
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
