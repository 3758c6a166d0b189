// Misconception: a period is rounded to buckets.
// Fails: periods
package asyncio.pattern;


import java.time.Duration;

public final class ErrorBudget {

  public double burnRate(Duration period) {
    return rate(sumOf((int) Math.max(1, period.toNanos() / width)));
  }
}
