// Misconception: only an exception can be noted.
// Fails: bothFailBySomeError
package asyncio.service;

import asyncio.task.Settled;
import java.time.Duration;
import java.util.List;

public record Hedge(Duration after, RetryBudget budget) implements Policy {

  private static <A> Settled<A> firstFailure(Settled<A> first, Settled<A> second) {
    if (first instanceof Settled.Failed<A>(var failure)
        && second instanceof Settled.Failed<A>(Exception other)) {
      Failures.withEarlier(failure, List.of(other));
    }
    return first;
  }
}
