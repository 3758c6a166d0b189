// Misconception: a service says something sensible.
// Fails: aVeryLongHint
package asyncio.service;

import java.time.Duration;

public record Retry(
    int attempts,
    Backoff backoff,
    RetryBudget budget,
    java.util.function.Predicate<? super Exception> mayRetry)
    implements Policy {

  private static Duration hintOf(Exception failure) {
    return failure instanceof ServiceError error
        ? error.retryAfter().orElse(Duration.ZERO)
        : Duration.ZERO;
  }
}
