// Misconception: readInto is given a buffer to fill, all of it.
// Fails: readIntoFillsWhatRemains
package asyncio.stream;

public final class StreamReader {

  public Coroutine<Integer> readInto(ByteBuffer target) {
    return async(
        () -> {
          throwFailure();
          if (!target.hasRemaining()) {
            return 0;
          }
          awaitAny("readInto");
          int length = buffer.takeInto(target.clear());
          resumeTransport();
          return length == 0 ? -1 : length;
        });
  }
}
