// Alternative: a copy for each write, and small ones are put together; all go out in one call.
package asyncio.stream;

final class WriteBuffer {

  void add(ByteBuffer bytes) {
    size = Math.addExact(size, bytes.remaining());
    ByteBuffer last = chunks.pollLast();
    int before = last == null ? 0 : last.remaining();
    if (last != null && before > 4096) {
      chunks.add(last);
      last = null;
      before = 0;
    }
    ByteBuffer joined = ByteBuffer.allocate(before + bytes.remaining());
    if (last != null) {
      joined.put(last);
    }
    chunks.add(joined.put(bytes).flip());
    pauseIfTooMuch();
  }

  void writeTo(GatheringByteChannel channel) throws IOException {
    size -= (int) channel.write(chunks.toArray(ByteBuffer[]::new));
    chunks.removeIf(chunk -> !chunk.hasRemaining());
    resumeIfLittle();
  }

  void clear() {
    chunks.clear();
    size = 0;
  }
}
