// Misconception: the rate is the rate, whatever the period.
// Fails: burnRates
package asyncio.pattern;


import java.time.Duration;

public final class ErrorBudget {

  public double burnRate(Duration period) {
    long nanos = period.toNanos();
    if (nanos < width || nanos % width != 0 || nanos / width > buckets.length) {
      throw new IllegalArgumentException(
          "need 1 to %d buckets of %s: %s".formatted(buckets.length, objective.bucket(), period));
    }
    return rate(sumOf(buckets.length));
  }
}
