// Misconception: a chunk is a piece, and a piece is read whole.
// Fails: piecesOfAChunk
package asyncio.http;

final class ChunkedBody implements BodySource {

  public Coroutine<byte[]> next() {
    return async(
        () -> {
          endOfChunk();
          left = sizeIn(readLine());
          if (left == 0) {
            skipTrailers();
            return NOTHING;
          }
          try {
            return await(reader.readExactly((int) left));
          } catch (IncompleteReadError ended) {
            throw malformed("the body ended too early");
          }
        });
  }
}
