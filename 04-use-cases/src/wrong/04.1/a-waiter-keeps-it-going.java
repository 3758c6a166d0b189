// Misconception: somebody who waits takes what arrives, so there is no need to pause.
// Fails: aSecondFloodPausesAgain, pausesAlthoughSomebodyWaits
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
    if (transport != null && waiter == null && !transportPaused && buffer.size() > 2L * limit) {
      transportPaused = true;
      transport.pauseReading();
    }
  }
}
