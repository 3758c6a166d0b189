// Misconception: connections end when their clients have had enough.
// Fails: Ending.idleOnes, Ending.onSockets
package asyncio.http;

final class HttpConnection {

  void finish() {
    finishing = true;
  }
}
