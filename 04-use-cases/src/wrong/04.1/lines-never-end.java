// Misconception: whoever asks for a line behind the last one gets an empty one, as from readLine.
// Fails: noLineBehindTheLast
package asyncio.stream;

public final class StreamReader {

  private final class Lines implements Iterator<byte[]> {

    private byte[] next;

    @Override
    public boolean hasNext() {
      if (next == null) {
        next = await(readLine());
      }
      return next.length > 0;
    }

    @Override
    public byte[] next() {
      if (!hasNext()) {
        return next;
      }
      byte[] line = next;
      next = null;
      return line;
    }
  }
}
