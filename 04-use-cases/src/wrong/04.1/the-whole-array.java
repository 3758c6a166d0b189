// Misconception: the bytes of a buffer are those of its array.
// Fails: anyBufferCanBeWritten, anyBufferCanBeKept, anyBufferCanBeFed
package asyncio.stream;

public final class StreamReader {

  public void feedData(ByteBuffer bytes) {
    if (eof) {
      throw new IllegalStateException("feedData after feedEof");
    }
    if (!bytes.hasRemaining()) {
      return;
    }
    buffer.add(ByteBuffer.wrap(bytes.array()));
    bytes.position(bytes.limit());
    wakeUp();
    if (transport != null && !transportPaused && buffer.size() > 2L * limit) {
      transportPaused = true;
      transport.pauseReading();
    }
  }
}

final class WriteBuffer {

  private static void append(ByteBuffer bytes, ByteBuffer chunk) {
    int end = chunk.limit();
    int length = Math.min(chunk.capacity() - end, bytes.remaining());
    chunk.limit(end + length).put(end, bytes.array(), bytes.position(), length);
    bytes.position(bytes.position() + length);
  }
}

public final class StreamWriter implements AutoCloseable {

  public void write(ByteBuffer bytes) {
    transport.write(ByteBuffer.wrap(bytes.array()));
  }
}
