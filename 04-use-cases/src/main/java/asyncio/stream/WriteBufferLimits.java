package asyncio.stream;

/**
 * How many bytes may be kept before writers are asked to pause, and how few before they go on: the
 * high and low water marks of {@code set_write_buffer_limits}.
 *
 * @param high more than that, and writers pause
 * @param low no more than that, and they go on
 */
public record WriteBufferLimits(int high, int low) {

  /** Pause above 64 KiB, go on at 16 KiB. */
  public static final WriteBufferLimits DEFAULT = ofHigh(64 * 1024);

  /** Checks that {@code high >= low >= 0}. */
  public WriteBufferLimits {
    if (low < 0 || high < low) {
      throw new IllegalArgumentException(
          "high (%d) must be >= low (%d) must be >= 0".formatted(high, low));
    }
  }

  /** A high limit, and a quarter of it as the low one. */
  public static WriteBufferLimits ofHigh(int high) {
    return new WriteBufferLimits(high, high / 4);
  }
}
