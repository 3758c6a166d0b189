// Misconception: readLine is readUntil a newline; whoever catches its error deals with the bytes.
// Fails: Reader.aLongLineIsThrownAway, Reader.theBeginningOfALongLineIsThrownAway
package asyncio.stream;

public final class StreamReader {

  public Coroutine<byte[]> readLine() {
    return async(
        () -> {
          try {
            return takeUntil(NEWLINE);
          } catch (IncompleteReadError ended) {
            return ended.partial();
          }
        });
  }
}
