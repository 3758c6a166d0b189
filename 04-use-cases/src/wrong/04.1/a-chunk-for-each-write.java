// Misconception: every piece is given a chunk of the pool.
// Fails: smallPiecesShareAChunk, fewCalls
package asyncio.stream;

final class WriteBuffer {

  private ByteBuffer chunkWithRoom() {
    ByteBuffer chunk = pool.take().limit(0);
    chunks.add(chunk);
    return chunk;
  }
}
