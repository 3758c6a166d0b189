// Misconception: whoever is woken has something to read, or the stream has ended.
// Fails: noBytesAreNoNews, aReadInBetween
package asyncio.stream;

public final class StreamReader {

  public void feedData(ByteBuffer bytes) {
    if (eof) {
      throw new IllegalStateException("feedData after feedEof");
    }
    buffer.add(bytes);
    wakeUp();
    if (transport != null && !transportPaused && buffer.size() > 2L * limit) {
      transportPaused = true;
      transport.pauseReading();
    }
  }

  private void awaitAny(String reader) throws Exception {
    if (buffer.isEmpty() && !eof) {
      awaitData(reader);
    }
  }
}
