// Misconception: how many bytes were asked for, the caller knows.
// Fails: readExactlyMeetsTheEnd
package asyncio.stream;

public final class StreamReader {

  public Coroutine<byte[]> readExactly(int length) {
    return async(
        () -> {
          requireNotNegative(length);
          throwFailure();
          while (buffer.size() < length) {
            if (eof) {
              throw new IncompleteReadError(buffer.takeAll());
            }
            awaitData("readExactly");
          }
          byte[] bytes = buffer.take(length);
          resumeTransport();
          return bytes;
        });
  }
}
