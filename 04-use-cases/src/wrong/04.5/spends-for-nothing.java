// Misconception: whether a retry may be made is the first question.
// Fails: aStormOfRetries, theBudgetIsAskedLast, theOrderOfTheConditions
package asyncio.service;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

public record Retry(
    int attempts, Backoff backoff, RetryBudget budget, Predicate<? super Exception> mayRetry)
    implements Policy {

  private Optional<Duration> pauseAfter(Exception failure, int attempt) {
    if (!budget.tryRetry() || attempt >= attempts || !mayRetry.test(failure)) {
      return Optional.empty();
    }
    Duration pause = backoff.pause(attempt).plus(hintOf(failure));
    boolean endsInTime = Deadline.left().map(left -> pause.compareTo(left) < 0).orElse(true);
    return endsInTime ? Optional.of(pause) : Optional.empty();
  }
}
