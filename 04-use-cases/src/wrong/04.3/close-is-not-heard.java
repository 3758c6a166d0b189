// Misconception: a client that wants the connection closed says close, and nothing else.
// Fails: keptUntilClose, keepAliveInAList
package asyncio.http;

final class HttpConnection {

  private static boolean wantsToBeKept(RequestHead head) {
    String connection = head.headers().get("Connection").orElse("");
    return head.version() == HttpVersion.HTTP_1_1
        ? !connection.equals("close")
        : connection.equalsIgnoreCase("keep-alive");
  }
}
