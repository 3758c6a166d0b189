// Misconception: the transport may bring as much as it likes.
// Fails: Writer.backPressure, Reader.pausesWhenTooMuchIsKept, Reader.goesOnAtTheLimit,
//   Reader.needingMoreResumes
package asyncio.stream;

public final class StreamReader {

  public void feedData(ByteBuffer bytes) {
    if (eof) {
      throw new IllegalStateException("feedData after feedEof");
    }
    if (bytes.hasRemaining()) {
      buffer.add(bytes);
      wakeUp();
    }
  }
}
