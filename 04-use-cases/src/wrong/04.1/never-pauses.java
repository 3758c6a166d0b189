// Misconception: the transport may bring as much as it likes.
// Fails: backPressure, pausesWhenTooMuchIsKept, goesOnAtTheLimit,
//   everyReadMakesRoom, aLongLineMakesRoom, aSecondFloodPausesAgain,
//   pausesAlthoughSomebodyWaits, needingMoreResumes, saysHowItStands
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
