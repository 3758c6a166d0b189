// Misconception: a stream has a limit of a kilobyte, and a buffer none, unless somebody sets them.
// Fails: defaultLimits, limitsAtBothEnds
package asyncio.stream;

public final class StreamReader {

  public StreamReader() {
    this(1024);
  }
}

final class WriteBuffer {

  private WriteBufferLimits limits = WriteBufferLimits.ofHigh(Integer.MAX_VALUE);
}
