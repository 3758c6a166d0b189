// Misconception: what was searched need not be searched again, not even its last bytes.
// Fails: aSeparatorInTwoParts, theBeginningOfASeparatorDoesNotCount,
//   overrunWithALongSeparator
package asyncio.stream;

public final class StreamReader {

  private byte[] takeUntil(byte[] separator) throws Exception {
    if (separator.length == 0) {
      throw new IllegalArgumentException("the separator should be at least one byte");
    }
    throwFailure();
    int index;
    long searched = 0;
    while ((index = indexOf(separator, searched)) < 0) {
      int before = buffer.size();
      if (before > limit) {
        throw new LimitOverrunError("separator is not found, and chunk exceeds the limit", before);
      }
      if (eof) {
        throw new IncompleteReadError(buffer.takeAll());
      }
      searched = buffer.taken() + before;
      awaitData("readUntil");
    }
    if (index > limit) {
      throw new LimitOverrunError("separator is found, but chunk is longer than limit", index);
    }
    byte[] bytes = buffer.take(index + separator.length);
    resumeTransport();
    return bytes;
  }
}
