// Misconception: readLine is readUntil a newline; whoever catches its error deals with the bytes.
// Fails: Reader.linesTellOfALongOne, Reader.aLongLineIsThrownAway,
//   Reader.theBeginningOfALongLineIsThrownAway, Reader.aLongLineMakesRoom
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
