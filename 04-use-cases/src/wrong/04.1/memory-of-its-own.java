// Misconception: memory is memory; the pool is for spare buffers.
// Fails: smallPiecesShareAChunk, memoryFromThePool, chunksComeBack,
//   clearGivesChunksBack, fewCalls
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
