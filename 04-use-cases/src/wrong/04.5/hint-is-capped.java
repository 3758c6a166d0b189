// Misconception: the cap is the longest pause of all.
// Fails: aHintOverTheCap
package asyncio.service;

import java.time.Duration;
import java.util.function.Predicate;

public record Retry(
    int attempts, Backoff backoff, RetryBudget budget, Predicate<? super Exception> mayRetry)
    implements Policy {

  private Duration hintOf(Exception failure) {
    Duration hint =
        failure instanceof ServiceError error
            ? error.retryAfter().orElse(Duration.ZERO)
            : Duration.ZERO;
    return hint.compareTo(backoff.cap()) > 0 ? backoff.cap() : hint;
  }
}
