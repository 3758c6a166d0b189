// Misconception: bytes are taken as they arrive, until there are enough.
// Fails: aCancelledReadLosesNothing
package asyncio.stream;

import java.io.ByteArrayOutputStream;

public final class StreamReader {

  public Coroutine<byte[]> readExactly(int length) {
    return async(
        () -> {
          requireNotNegative(length);
          throwFailure();
          var taken = new ByteArrayOutputStream();
          while (taken.size() + buffer.size() < length) {
            taken.writeBytes(buffer.takeAll());
            if (eof) {
              throw new IncompleteReadError(taken.toByteArray(), length);
            }
            awaitData("readExactly");
          }
          taken.writeBytes(buffer.take(length - taken.size()));
          resumeTransport();
          return taken.toByteArray();
        });
  }
}
