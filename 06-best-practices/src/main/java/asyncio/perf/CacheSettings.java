package asyncio.perf;

import java.time.Duration;

/**
 * How much a cache keeps, and for how long.
 *
 * @param most how many values it keeps at most
 * @param timeToLive from this age on, a value is not given out any more
 * @param refreshAfter from this age on, a value is given out, and loaded anew in the background; as
 *     long as {@code timeToLive} means never
 */
public record CacheSettings(int most, Duration timeToLive, Duration refreshAfter) {

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException if {@code most} is below one, or {@code refreshAfter} not
   *     above zero and at most {@code timeToLive}
   */
  public CacheSettings {
    if (most < 1 || !refreshAfter.isPositive() || refreshAfter.compareTo(timeToLive) > 0) {
      throw new IllegalArgumentException(
          "need most >= 1 and 0 < refreshAfter <= timeToLive: %d, %s, %s"
              .formatted(most, refreshAfter, timeToLive));
    }
  }

  /** Values are kept for a time, and never refreshed. */
  public CacheSettings(int most, Duration timeToLive) {
    this(most, timeToLive, timeToLive);
  }
}
