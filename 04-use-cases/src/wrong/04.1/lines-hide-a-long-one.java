// Misconception: a loop over lines skips what is no line.
// Fails: linesTellOfALongOne
package asyncio.stream;

public final class StreamReader {

  private final class Lines implements Iterator<byte[]> {

    private byte[] next;

    @Override
    public boolean hasNext() {
      while (next == null) {
        try {
          next = await(readLine());
        } catch (LimitOverrunError tooLong) {
          next = null;
        }
      }
      return next.length > 0;
    }

    @Override
    public byte[] next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      byte[] line = next;
      next = null;
      return line;
    }
  }
}
