// Misconception: the caller has no more use for the buffer.
// Fails: keepsACopy, smallPiecesShareAChunk, memoryFromThePool, chunksComeBack,
//   clearGivesChunksBack, fewCalls
package asyncio.stream;

final class WriteBuffer {

  void add(ByteBuffer bytes) {
    size = Math.addExact(size, bytes.remaining());
    chunks.add(bytes);
    pauseIfTooMuch();
  }
}
