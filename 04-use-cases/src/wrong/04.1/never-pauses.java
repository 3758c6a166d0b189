// Misconception: the transport may bring as much as it likes.
// Fails: Writer.backPressure, Reader.pausesWhenTooMuchIsKept, Reader.goesOnAtTheLimit,
//   Reader.everyReadMakesRoom, Reader.aLongLineMakesRoom, Reader.aSecondFloodPausesAgain,
//   Reader.pausesAlthoughSomebodyWaits, Reader.needingMoreResumes, Reader.saysHowItStands
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
