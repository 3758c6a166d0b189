// Misconception: it is all the same in which order one asks.
// Fails: theOrderOfTheConditions
package asyncio.service;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

public record Retry(
    int attempts, Backoff backoff, RetryBudget budget, Predicate<? super Exception> mayRetry)
    implements Policy {

  private Optional<Duration> pauseAfter(Exception failure, int attempt) {
    Duration pause = backoff.pause(attempt).plus(hintOf(failure));
    if (!mayRetry.test(failure) || attempt >= attempts) {
      return Optional.empty();
    }
    boolean endsInTime = Deadline.left().map(left -> pause.compareTo(left) < 0).orElse(true);
    return endsInTime && budget.tryRetry() ? Optional.of(pause) : Optional.empty();
  }
}
