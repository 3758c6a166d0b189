// Misconception: the transport goes on by itself when there is room.
// Fails: Writer.backPressure, Reader.goesOnAtTheLimit
package asyncio.stream;

public final class StreamReader {

  private void resumeTransport() {
    transportPaused = transportPaused && buffer.size() > limit;
  }
}
