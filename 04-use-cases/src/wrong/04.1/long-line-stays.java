// Misconception: readLine is readUntil a newline; whoever catches its error deals with the bytes.
// Fails: linesTellOfALongOne, aLongLineIsThrownAway,
//   theBeginningOfALongLineIsThrownAway, aLongLineMakesRoom
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
