// Misconception: connections end when their clients have had enough.
// Fails: idleOnes, onSockets
package asyncio.http;

final class HttpConnection {

  void finish() {
    finishing = true;
  }
}
