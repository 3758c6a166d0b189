// Misconception: the last chunk is the end.
// Fails: Streaming.extensionsAndTrailers, Streaming.malformedBodies
package asyncio.http;

final class ChunkedBody {

  private void skipTrailers() {}
}
