// Misconception: the last chunk is the one at hand.
// Fails: inOrder, anyBufferCanBeKept, smallPiecesShareAChunk,
//   memoryFromThePool, clearGivesChunksBack, fewCalls, largeAndSmallPieces
package asyncio.stream;

final class WriteBuffer {

  void writeTo(GatheringByteChannel channel) throws IOException {
    ByteBuffer[] batch =
        chunks.reversed().stream().limit(MOST_CHUNKS_AT_ONCE).toArray(ByteBuffer[]::new);
    size -= (int) channel.write(batch);
    chunks.removeIf(chunk -> !chunk.hasRemaining());
    resumeIfLittle();
  }

  void add(ByteBuffer bytes) {
    size = Math.addExact(size, bytes.remaining());
    ByteBuffer chunk = ByteBuffer.allocate(bytes.remaining());
    chunks.add(chunk.put(bytes).flip());
    pauseIfTooMuch();
  }
}
