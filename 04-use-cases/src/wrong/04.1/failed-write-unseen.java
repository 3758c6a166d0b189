// Misconception: a channel that fails is closed soon; there is nothing to do but forget the bytes.
// Fails: theChannelFails
package asyncio.stream;

final class WriteBuffer {

  void writeTo(GatheringByteChannel channel) throws IOException {
    try {
      ByteBuffer[] batch = chunks.stream().limit(MOST_CHUNKS_AT_ONCE).toArray(ByteBuffer[]::new);
      size -= (int) channel.write(batch);
    } catch (IOException gone) {
      clear();
    }
    while (!chunks.isEmpty() && !chunks.getFirst().hasRemaining()) {
      pool.giveBack(chunks.removeFirst());
    }
    resumeIfLittle();
  }
}
