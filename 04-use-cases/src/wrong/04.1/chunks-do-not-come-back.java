// Misconception: the garbage collector takes care of what is no longer used.
// Fails: chunksComeBack, clearGivesChunksBack
package asyncio.stream;

final class WriteBuffer {

  void writeTo(GatheringByteChannel channel) throws IOException {
    ByteBuffer[] batch = chunks.stream().limit(MOST_CHUNKS_AT_ONCE).toArray(ByteBuffer[]::new);
    size -= (int) channel.write(batch);
    while (!chunks.isEmpty() && !chunks.getFirst().hasRemaining()) {
      chunks.removeFirst();
    }
    resumeIfLittle();
  }

  void clear() {
    chunks.clear();
    size = 0;
  }
}
