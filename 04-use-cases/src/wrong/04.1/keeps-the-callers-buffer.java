// Misconception: the caller has no more use for the buffer.
// Fails: Kept.keepsACopy, Kept.smallPiecesShareAChunk, Kept.memoryFromThePool, Kept.chunksComeBack,
//   Kept.clearGivesChunksBack, Kept.fewCalls
package asyncio.stream;

final class WriteBuffer {

  void add(ByteBuffer bytes) {
    size = Math.addExact(size, bytes.remaining());
    chunks.add(bytes);
    pauseIfTooMuch();
  }
}
