// Alternative: a chunk stays as it is filled; how much of the first has gone out is kept beside.
// Removes: append, chunkWithRoom, MOST_CHUNKS_AT_ONCE
package asyncio.stream;

import java.util.ArrayList;

final class WriteBuffer {

  private int sent;

  void add(ByteBuffer bytes) {
    size = Math.addExact(size, bytes.remaining());
    while (bytes.hasRemaining()) {
      if (chunks.isEmpty() || !chunks.getLast().hasRemaining()) {
        chunks.add(pool.take());
      }
      ByteBuffer last = chunks.getLast();
      int length = Math.min(last.remaining(), bytes.remaining());
      last.put(bytes.slice(bytes.position(), length));
      bytes.position(bytes.position() + length);
    }
    pauseIfTooMuch();
  }

  void writeTo(GatheringByteChannel channel) throws IOException {
    var views = new ArrayList<ByteBuffer>();
    for (ByteBuffer chunk : chunks) {
      views.add(chunk.duplicate().flip().position(views.isEmpty() ? sent : 0));
    }
    int taken = (int) channel.write(views.toArray(ByteBuffer[]::new));
    size -= taken;
    sent += taken;
    while (!chunks.isEmpty() && sent >= chunks.getFirst().position()) {
      sent -= chunks.getFirst().position();
      pool.giveBack(chunks.removeFirst());
    }
    resumeIfLittle();
  }

  void clear() {
    chunks.forEach(pool::giveBack);
    chunks.clear();
    size = 0;
    sent = 0;
  }
}
