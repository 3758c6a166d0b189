// Misconception: the time limit around it ends the pause.
// Fails: noPausePastTheDeadline, noPauseUpToTheDeadline, aHintPastTheDeadline,
//   theBudgetIsAskedLast, aVeryLongHint
package asyncio.service;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

public record Retry(
    int attempts, Backoff backoff, RetryBudget budget, Predicate<? super Exception> mayRetry)
    implements Policy {

  private Optional<Duration> pauseAfter(Exception failure, int attempt) {
    if (attempt >= attempts || !mayRetry.test(failure)) {
      return Optional.empty();
    }
    Duration pause = backoff.pause(attempt).plus(hintOf(failure));
    return budget.tryRetry() ? Optional.of(pause) : Optional.empty();
  }
}
