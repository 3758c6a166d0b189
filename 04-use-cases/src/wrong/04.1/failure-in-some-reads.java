// Misconception: the reads that wait are told of the failure; and the others have their bytes.
// Fails: aFailureIsThrownByEveryRead
package asyncio.stream;

public final class StreamReader {

  public Coroutine<Integer> readInto(ByteBuffer target) {
    return async(
        () -> {
          if (!target.hasRemaining()) {
            return 0;
          }
          awaitAny("readInto");
          int length = buffer.takeInto(target);
          resumeTransport();
          return length == 0 ? -1 : length;
        });
  }

  public Coroutine<byte[]> readExactly(int length) {
    return async(
        () -> {
          requireNotNegative(length);
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

  private byte[] takeUntil(byte[] separator) throws Exception {
    if (separator.length == 0) {
      throw new IllegalArgumentException("the separator should be at least one byte");
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
}
