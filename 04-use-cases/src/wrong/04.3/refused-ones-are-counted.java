// Misconception: the server of 04.2 counts connections already.
// Fails: refusedOnesDoNotCount
package asyncio.http;

public final class HttpServer {

  public int connections() {
    return server == null ? serving.size() : server.connections();
  }
}
