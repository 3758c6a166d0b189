// Misconception: a read of minus one byte is a read of all, as in Python.
// Fails: refusesWhenAwaited, whatCannotBeIsRefused
package asyncio.stream;

public final class StreamReader {

  public StreamReader(int limit) {
    if (limit == 0) {
      throw new IllegalArgumentException("limit cannot be <= 0: " + limit);
    }
    this.limit = limit;
  }

  public Coroutine<byte[]> read(int atMost) {
    return async(
        () -> {
          if (atMost < 0) {
            return await(readAll());
          }
          throwFailure();
          if (atMost > 0) {
            awaitAny("read");
          }
          byte[] bytes = buffer.take(Math.min(atMost, buffer.size()));
          resumeTransport();
          return bytes;
        });
  }
}
