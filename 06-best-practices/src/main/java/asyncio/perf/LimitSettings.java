package asyncio.perf;

import java.time.Duration;

/**
 * How a limit adapts.
 *
 * @param initial how many calls may be under way at the beginning
 * @param least the limit does not fall below this
 * @param most the limit does not rise above this
 * @param slow a call that takes longer than this is a sign of overload
 * @param cut what the limit is multiplied by then: above zero and below one
 */
public record LimitSettings(int initial, int least, int most, Duration slow, double cut) {

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException if not {@code 1 <= least <= initial <= most}, or {@code slow}
   *     is not positive, or {@code cut} not above zero and below one
   */
  public LimitSettings {
    if (least < 1 || initial < least || most < initial) {
      throw new IllegalArgumentException(
          "need 1 <= least <= initial <= most: %d, %d, %d".formatted(least, initial, most));
    }
    if (!slow.isPositive() || !(cut > 0 && cut < 1)) {
      throw new IllegalArgumentException(
          "need slow > 0 and 0 < cut < 1: %s, %s".formatted(slow, cut));
    }
  }
}
