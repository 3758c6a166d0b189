// Misconception: a call writes the first chunk; the next one is for the next call.
// Fails: manyChunksInOneCall
package asyncio.stream;

final class WriteBuffer {

  void writeTo(GatheringByteChannel channel) throws IOException {
    ByteBuffer[] batch = chunks.stream().limit(1).toArray(ByteBuffer[]::new);
    size -= (int) channel.write(batch);
    while (!chunks.isEmpty() && !chunks.getFirst().hasRemaining()) {
      pool.giveBack(chunks.removeFirst());
    }
    resumeIfLittle();
  }
}
