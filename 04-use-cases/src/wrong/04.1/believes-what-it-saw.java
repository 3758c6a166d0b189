// Misconception: one coroutine reads, so nobody takes bytes from it while it waits.
// Fails: aReadInBetween, aReadInBetweenMovesTheBytes
package asyncio.stream;

public final class StreamReader {

  private void awaitAny(String reader) throws Exception {
    if (buffer.isEmpty() && !eof) {
      awaitData(reader);
    }
  }

  private byte[] takeUntil(byte[] separator) throws Exception {
    if (separator.length == 0) {
      throw new IllegalArgumentException("the separator should be at least one byte");
    }
    throwFailure();
    int index;
    int searched = 0;
    while ((index = buffer.indexOf(separator, searched)) < 0) {
      int before = Math.max(0, buffer.size() - separator.length + 1);
      if (before > limit) {
        throw new LimitOverrunError("separator is not found, and chunk exceeds the limit", before);
      }
      if (eof) {
        throw new IncompleteReadError(buffer.takeAll());
      }
      searched = before;
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
