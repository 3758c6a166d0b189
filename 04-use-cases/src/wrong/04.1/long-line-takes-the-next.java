// Misconception: after a line that is too long, one begins anew with an empty stream.
// Fails: linesTellOfALongOne, aLongLineIsThrownAway
package asyncio.stream;

public final class StreamReader {

  public Coroutine<byte[]> readLine() {
    return async(
        () -> {
          try {
            return takeUntil(NEWLINE);
          } catch (IncompleteReadError ended) {
            return ended.partial();
          } catch (LimitOverrunError tooLong) {
            buffer.drop(buffer.size());
            resumeTransport();
            throw tooLong;
          }
        });
  }
}
