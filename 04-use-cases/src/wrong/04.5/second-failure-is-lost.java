// Misconception: one failure is enough to know.
// Fails: bothFail, bothFailBySomeError
package asyncio.service;

import asyncio.task.Settled;
import java.time.Duration;

public record Hedge(Duration after, RetryBudget budget) implements Policy {

  private static <A> Settled<A> firstFailure(Settled<A> first, Settled<A> second) {
    return first;
  }
}
