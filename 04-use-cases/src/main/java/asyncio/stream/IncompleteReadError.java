package asyncio.stream;

import java.util.OptionalInt;

/**
 * The stream ended before everything that was asked for had arrived: {@code IncompleteReadError}.
 */
public final class IncompleteReadError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient byte[] partial;
  private final int expected;

  /** Makes one for a read of so many bytes. */
  public IncompleteReadError(byte[] partial, int expected) {
    super("%d bytes read on a total of %d expected bytes".formatted(partial.length, expected));
    this.partial = partial.clone();
    this.expected = expected;
  }

  /** Makes one for a read up to a separator. */
  public IncompleteReadError(byte[] partial) {
    super("%d bytes read, and the separator is not among them".formatted(partial.length));
    this.partial = partial.clone();
    this.expected = -1;
  }

  /** What had arrived. It is no longer in the stream. */
  public byte[] partial() {
    return partial.clone();
  }

  /** How many bytes were asked for; empty if it was a separator. */
  public OptionalInt expected() {
    return expected < 0 ? OptionalInt.empty() : OptionalInt.of(expected);
  }
}
