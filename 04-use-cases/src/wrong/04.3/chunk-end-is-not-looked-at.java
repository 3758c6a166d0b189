// Misconception: after a chunk there are two bytes that mean nothing.
// Fails: malformedBodies
package asyncio.http;

final class ChunkedBody {

  private void endOfChunk() {
    if (!begun) {
      begun = true;
      return;
    }
    try {
      await(reader.readExactly(LINE_END.length));
    } catch (IncompleteReadError ended) {
      throw malformed("the body ended too early");
    }
  }
}
