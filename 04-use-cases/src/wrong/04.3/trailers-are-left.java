// Misconception: the last chunk is the end.
// Fails: extensionsAndTrailers, malformedBodies
package asyncio.http;

final class ChunkedBody {

  private void skipTrailers() {}
}
