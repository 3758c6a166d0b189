// Misconception: at the mark is over it.
// Fails: pausesAndGoesOn, defaultLimits, pausesWhenTooMuchIsKept,
//   goesOnAtTheLimit, everyReadMakesRoom
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
    if (transport != null && !transportPaused && buffer.size() >= 2L * limit) {
      transportPaused = true;
      transport.pauseReading();
    }
  }

  private void resumeTransport() {
    if (transportPaused && buffer.size() < limit) {
      transportPaused = false;
      transport.resumeReading();
    }
  }
}

final class WriteBuffer {

  private void pauseIfTooMuch() {
    if (!paused && size >= limits.high()) {
      paused = true;
      protocol.pauseWriting();
    }
  }

  private void resumeIfLittle() {
    if (paused && size < limits.low()) {
      paused = false;
      protocol.resumeWriting();
    }
  }
}
