// Misconception: where nothing is under way, nothing is lost.
// Fails: idleOnes
package asyncio.http;

final class HttpConnection {

  void finish() {
    finishing = true;
    if (idle) {
      writer.transport().abort();
    }
  }
}
