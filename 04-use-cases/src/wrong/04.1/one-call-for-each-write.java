// Misconception: every write is a piece, and every piece is sent for itself.
// Fails: smallPiecesShareAChunk, memoryFromThePool, clearGivesChunksBack,
//   fewCalls, pausesAndGoesOn
package asyncio.stream;

final class WriteBuffer {

  void add(ByteBuffer bytes) {
    size = Math.addExact(size, bytes.remaining());
    ByteBuffer chunk = ByteBuffer.allocate(bytes.remaining());
    chunks.add(chunk.put(bytes).flip());
    pauseIfTooMuch();
  }

  void writeTo(GatheringByteChannel channel) throws IOException {
    while (!chunks.isEmpty()) {
      size -= channel.write(chunks.getFirst());
      if (chunks.getFirst().hasRemaining()) {
        break;
      }
      chunks.removeFirst();
    }
    resumeIfLittle();
  }
}
