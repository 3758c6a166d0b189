// Misconception: the error has a copy of what had arrived; the stream keeps it for the next read.
// Fails: readExactlyMeetsTheEnd, readUntilMeetsTheEnd,
//   theDemoPrintsWhatItsCPythonTwinPrints
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
      int before = Math.max(0, buffer.size() - separator.length + 1);
      if (before > limit) {
        throw new LimitOverrunError("separator is not found, and chunk exceeds the limit", before);
      }
      if (eof) {
        throw incomplete();
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

  /** Takes all, and puts it back. */
  private IncompleteReadError incomplete() {
    byte[] all = buffer.takeAll();
    buffer.add(ByteBuffer.wrap(all));
    return new IncompleteReadError(all);
  }

  public Coroutine<byte[]> readExactly(int length) {
    return async(
        () -> {
          requireNotNegative(length);
          throwFailure();
          while (buffer.size() < length) {
            if (eof) {
              throw incomplete();
            }
            awaitData("readExactly");
          }
          byte[] bytes = buffer.take(length);
          resumeTransport();
          return bytes;
        });
  }

  public Coroutine<byte[]> readLine() {
    return async(
        () -> {
          try {
            return takeUntil(NEWLINE);
          } catch (IncompleteReadError ended) {
            return buffer.takeAll();
          } catch (LimitOverrunError tooLong) {
            boolean found = buffer.hasAt(tooLong.consumed(), NEWLINE);
            buffer.drop(found ? tooLong.consumed() + NEWLINE.length : buffer.size());
            resumeTransport();
            throw tooLong;
          }
        });
  }
}
