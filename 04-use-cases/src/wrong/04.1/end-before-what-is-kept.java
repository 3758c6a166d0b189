// Misconception: after the end, a read has nothing to look for.
// Fails: theEndComesBehindWhatIsKept, linesTellOfALongOne, overrunAtTheEnd,
//   overrunBytesStay, overrunBytesStayWithoutASeparator, aLongLineIsThrownAway
// By luck: theSameLinesHoweverCut
package asyncio.stream;

public final class StreamReader {

  private byte[] takeUntil(byte[] separator) throws Exception {
    if (separator.length == 0) {
      throw new IllegalArgumentException("the separator should be at least one byte");
    }
    throwFailure();
    if (eof) {
      throw new IncompleteReadError(buffer.takeAll());
    }
    int index;
    long searched = 0;
    while ((index = indexOf(separator, searched)) < 0) {
      int before = Math.max(0, buffer.size() - separator.length + 1);
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

  public Coroutine<byte[]> readExactly(int length) {
    return async(
        () -> {
          requireNotNegative(length);
          throwFailure();
          if (eof) {
            throw new IncompleteReadError(buffer.takeAll(), length);
          }
          while (buffer.size() < length) {
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
