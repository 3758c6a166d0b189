// Misconception: a connection is kept until somebody says close.
// Fails: keptIfAskedFor
package asyncio.http;

final class HttpConnection {

  private static boolean wantsToBeKept(RequestHead head) {
    return !head.headers().hasToken("Connection", "close");
  }
}
