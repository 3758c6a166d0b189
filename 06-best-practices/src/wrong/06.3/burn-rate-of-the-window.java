// Misconception: the rate is the rate, whatever the period.
// Fails: burnRates
package asyncio.pattern;


import java.time.Duration;

public final class ErrorBudget {

  public double burnRate(Duration period) {
    if (period.compareTo(objective.bucket()) < 0
        || period.compareTo(objective.window()) > 0
        || period.toNanos() % width != 0) {
      throw new IllegalArgumentException(
          "need 1 to %d buckets of %s: %s".formatted(buckets.length, objective.bucket(), period));
    }
    return rate(sumOf(buckets.length));
  }
}
