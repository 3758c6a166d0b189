// Misconception: read(10) returns ten bytes.
// Fails: readReturnsWhatHasArrived, oneByteIsEnough, readWaitsForBytes,
//   anyBufferCanBeFed, noBytesAreNoNews, readExactlyPutsTogether,
//   aReadInBetween
package asyncio.stream;

public final class StreamReader {

  public Coroutine<byte[]> read(int atMost) {
    return async(
        () -> {
          requireNotNegative(atMost);
          throwFailure();
          while (buffer.size() < atMost && !eof) {
            awaitData("read");
          }
          byte[] bytes = buffer.take(Math.min(atMost, buffer.size()));
          resumeTransport();
          return bytes;
        });
  }
}
