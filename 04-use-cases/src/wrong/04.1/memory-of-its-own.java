// Misconception: memory is memory; the pool is for spare buffers.
// Fails: Kept.smallPiecesShareAChunk, Kept.memoryFromThePool, Kept.chunksComeBack,
//   Kept.clearGivesChunksBack, Kept.fewCalls
package asyncio.stream;

final class WriteBuffer {

  void add(ByteBuffer bytes) {
    size = Math.addExact(size, bytes.remaining());
    var copy = new byte[bytes.remaining()];
    bytes.get(copy);
    chunks.add(ByteBuffer.wrap(copy));
    pauseIfTooMuch();
  }
}
