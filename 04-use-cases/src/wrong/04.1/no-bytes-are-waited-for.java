// Misconception: a read looks whether bytes have arrived before it does anything.
// Fails: noBytesAreThereAtOnce
package asyncio.stream;

public final class StreamReader {

  public Coroutine<byte[]> read(int atMost) {
    return async(
        () -> {
          requireNotNegative(atMost);
          throwFailure();
          awaitAny("read");
          byte[] bytes = buffer.take(Math.min(atMost, buffer.size()));
          resumeTransport();
          return bytes;
        });
  }

  public Coroutine<byte[]> readExactly(int length) {
    return async(
        () -> {
          requireNotNegative(length);
          throwFailure();
          while (buffer.isEmpty() || buffer.size() < length) {
            if (eof) {
              throw new IncompleteReadError(buffer.takeAll(), length);
            }
            awaitData("readExactly");
          }
          byte[] bytes = buffer.take(length);
          resumeTransport();
          return bytes;
        });
  }
}
