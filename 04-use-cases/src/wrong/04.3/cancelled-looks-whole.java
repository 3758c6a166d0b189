// Misconception: whoever cancels the connection closes it, too.
// Fails: aCancelledConnection, whenTimeIsUp
package asyncio.http;

final class HttpConnection {

  Coroutine<Void> serve() {
    return async(
        () -> {
          try {
            boolean kept;
            do {
              kept = serveNext();
            } while (kept);
          } catch (ClientGone gone) {
            // There is nobody to tell.
          }
        });
  }
}
