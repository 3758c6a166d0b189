// Misconception: a call fails when it is awaited, not before.
// Fails: aRequestThatCannotBeMade
package asyncio.service;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import asyncio.task.Coroutine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

public record Retry(
    int attempts, Backoff backoff, RetryBudget budget, Predicate<? super Exception> mayRetry)
    implements Policy {

  private <Q, A> A askUntilItMakesNoSense(Call<Q, A> next, Q request) throws Exception {
    budget.called();
    List<Exception> earlier = new ArrayList<>();
    while (true) {
      Coroutine<A> coroutine = next.call(request);
      try {
        return await(coroutine, Exception.class);
      } catch (Exception failure) {
        Optional<Duration> pause = pauseAfter(failure, earlier.size() + 1);
        if (pause.isEmpty()) {
          throw Failures.withEarlier(failure, earlier);
        }
        earlier.add(failure);
        await(sleep(pause.get()));
      }
    }
  }
}
