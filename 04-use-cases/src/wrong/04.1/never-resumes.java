// Misconception: the transport goes on by itself when there is room.
// Fails: backPressure, goesOnAtTheLimit, everyReadMakesRoom,
//   aLongLineMakesRoom, aSecondFloodPausesAgain
package asyncio.stream;

public final class StreamReader {

  private void resumeTransport() {
    transportPaused = transportPaused && buffer.size() > limit;
  }
}
