// Misconception: each time something arrives, the bytes are searched for the separator.
// Fails: doesNotSearchAgain
package asyncio.stream;

public final class StreamReader {

  private byte[] takeUntil(byte[] separator) throws Exception {
    if (separator.length == 0) {
      throw new IllegalArgumentException("the separator should be at least one byte");
    }
    throwFailure();
    int index;
    while ((index = buffer.indexOf(separator, 0)) < 0) {
      int before = Math.max(0, buffer.size() - separator.length + 1);
      if (before > limit) {
        throw new LimitOverrunError("separator is not found, and chunk exceeds the limit", before);
      }
      if (eof) {
        throw new IncompleteReadError(buffer.takeAll());
      }
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
