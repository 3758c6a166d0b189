// Misconception: it is read and readExactly that take so much that there is room.
// Fails: everyReadMakesRoom, aLongLineMakesRoom
package asyncio.stream;

public final class StreamReader {

  public Coroutine<Integer> readInto(ByteBuffer target) {
    return async(
        () -> {
          throwFailure();
          if (!target.hasRemaining()) {
            return 0;
          }
          awaitAny("readInto");
          int length = buffer.takeInto(target);
          return length == 0 ? -1 : length;
        });
  }

  private byte[] takeUntil(byte[] separator) throws Exception {
    if (separator.length == 0) {
      throw new IllegalArgumentException("the separator should be at least one byte");
    }
    throwFailure();
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
    return bytes;
  }

  public Coroutine<byte[]> readLine() {
    return async(
        () -> {
          try {
            return takeUntil(NEWLINE);
          } catch (IncompleteReadError ended) {
            return ended.partial();
          } catch (LimitOverrunError tooLong) {
            boolean found = buffer.hasAt(tooLong.consumed(), NEWLINE);
            buffer.drop(found ? tooLong.consumed() + NEWLINE.length : buffer.size());
            throw tooLong;
          }
        });
  }
}
