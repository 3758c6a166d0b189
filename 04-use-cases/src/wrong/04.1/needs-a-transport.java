// Misconception: every stream has a transport.
// Fails: withoutATransport, limitsAtBothEnds, theSameLinesHoweverCut
package asyncio.stream;

public final class StreamReader {

  public void feedData(ByteBuffer bytes) {
    if (eof) {
      throw new IllegalStateException("feedData after feedEof");
    }
    if (!bytes.hasRemaining()) {
      return;
    }
    buffer.add(bytes);
    wakeUp();
    if (!transportPaused && buffer.size() > 2L * limit) {
      transportPaused = true;
      transport.pauseReading();
    }
  }
}
