// Misconception: the transport goes on by itself when there is room.
// Fails: Writer.backPressure, Reader.goesOnAtTheLimit, Reader.everyReadMakesRoom,
//   Reader.aLongLineMakesRoom, Reader.aSecondFloodPausesAgain
package asyncio.stream;

public final class StreamReader {

  private void resumeTransport() {
    transportPaused = transportPaused && buffer.size() > limit;
  }
}
