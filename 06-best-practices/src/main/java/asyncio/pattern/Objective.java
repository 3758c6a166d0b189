package asyncio.pattern;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Objects;

/**
 * What a service promises: so many of its calls, within a window of time that moves along, go well.
 *
 * @param name for people
 * @param failuresPerMillion so many calls of a million may fail; 1,000 is an objective of 99.9 %
 * @param window how far back calls count
 * @param buckets into so many parts of equal length the window is divided; a whole part is
 *     forgotten at once
 * @param minimumCalls with fewer calls in the window, there is no saying that the budget is
 *     exhausted
 */
public record Objective(
    String name, int failuresPerMillion, Duration window, int buckets, int minimumCalls) {

  private static final int MILLION = 1_000_000;

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException if a number is out of its range: one to 999,999 failures, at
   *     least one bucket, no negative minimum; or if the window cannot be divided into buckets of a
   *     whole number of nanoseconds, at least one
   */
  public Objective {
    Objects.requireNonNull(name, "name");
    if (failuresPerMillion < 1 || failuresPerMillion >= MILLION) {
      throw new IllegalArgumentException(
          "failuresPerMillion must be 1 to 999999: " + failuresPerMillion);
    }
    if (buckets < 1 || !window.isPositive() || window.toNanos() % buckets != 0) {
      throw new IllegalArgumentException(
          "a window of %s cannot be divided into %d buckets".formatted(window, buckets));
    }
    if (minimumCalls < 0) {
      throw new IllegalArgumentException("minimumCalls must be >= 0: " + minimumCalls);
    }
  }

  /**
   * One with 60 buckets and no minimum.
   *
   * @param percent how many calls of a hundred are to go well: {@code "99.9"}
   * @throws IllegalArgumentException if that is no number between 0 and 100, both excluded, or has
   *     more than four decimal places
   */
  public static Objective of(String name, String percent, Duration window) {
    try {
      BigDecimal failures = new BigDecimal(100).subtract(new BigDecimal(percent)).movePointRight(4);
      int perMillion = failures.setScale(0, RoundingMode.UNNECESSARY).intValueExact();
      return new Objective(name, perMillion, window, 60, 0);
    } catch (ArithmeticException | NumberFormatException notPercent) {
      throw new IllegalArgumentException("not a percentage: " + percent, notPercent);
    }
  }

  /** The same with so many buckets. */
  public Objective withBuckets(int number) {
    return new Objective(name, failuresPerMillion, window, number, minimumCalls);
  }

  /** The same with so many calls as the minimum. */
  public Objective withMinimum(int calls) {
    return new Objective(name, failuresPerMillion, window, buckets, calls);
  }

  /** How long a bucket is. */
  public Duration bucket() {
    return window.dividedBy(buckets);
  }
}
