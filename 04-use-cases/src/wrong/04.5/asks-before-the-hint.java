// Misconception: the backoff knows best when to come back.
// Fails: theHint, aHintPastTheDeadline, aVeryLongHint, aHintOverTheCap
package asyncio.service;

import java.time.Duration;
import java.util.function.Predicate;

public record Retry(
    int attempts, Backoff backoff, RetryBudget budget, Predicate<? super Exception> mayRetry)
    implements Policy {

  private static Duration hintOf(Exception failure) {
    return Duration.ZERO;
  }
}
