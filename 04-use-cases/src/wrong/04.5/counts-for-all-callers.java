// Misconception: one policy, one count.
// Fails: aStormOfRetries, eachCallHasItsAttempts
package asyncio.service;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

public record Retry(
    int attempts, Backoff backoff, RetryBudget budget, Predicate<? super Exception> mayRetry)
    implements Policy {

  private static final Map<Retry, List<Exception>> EARLIER = new IdentityHashMap<>();

  private <Q, A> A askUntilItMakesNoSense(Call<Q, A> next, Q request) throws Exception {
    budget.called();
    List<Exception> earlier = EARLIER.computeIfAbsent(this, _ -> new ArrayList<>());
    while (true) {
      try {
        return await(next.call(request), Exception.class);
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
