// Misconception: what can be done at once need not wait until it is awaited.
// Fails: takesWhenAwaited, refusesWhenAwaited
package asyncio.stream;

public final class StreamReader {

  public Coroutine<byte[]> read(int atMost) {
    requireNotNegative(atMost);
    return async(
        () -> {
          throwFailure();
          if (atMost > 0) {
            awaitAny("read");
          }
          byte[] bytes = buffer.take(Math.min(atMost, buffer.size()));
          resumeTransport();
          return bytes;
        });
  }

  public Coroutine<byte[]> readLine() {
    int end = buffer.indexOf(NEWLINE, 0);
    if (end >= 0 && end <= limit && failure == null) {
      byte[] line = buffer.take(end + 1);
      resumeTransport();
      return async(() -> line);
    }
    return async(
        () -> {
          try {
            return takeUntil(NEWLINE);
          } catch (IncompleteReadError ended) {
            return ended.partial();
          } catch (LimitOverrunError tooLong) {
            boolean found = buffer.hasAt(tooLong.consumed(), NEWLINE);
            buffer.drop(found ? tooLong.consumed() + NEWLINE.length : buffer.size());
            resumeTransport();
            throw tooLong;
          }
        });
  }
}
