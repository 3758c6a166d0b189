// Misconception: the last chunk is the end.
// Fails: extensionsAndTrailers, malformedBodies, tooLongForTheReader
package asyncio.http;

final class ChunkedBody {

  private void skipTrailers() {}
}
