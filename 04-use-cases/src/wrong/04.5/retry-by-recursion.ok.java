// Alternative: each attempt calls the next one.
package asyncio.service;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

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
    return ask(next, request, List.of());
  }

  private <Q, A> A ask(Call<Q, A> next, Q request, List<Exception> earlier) throws Exception {
    Exception failed;
    try {
      return await(next.call(request), Exception.class);
    } catch (Exception failure) {
      failed = failure;
    }
    Optional<Duration> pause = pauseAfter(failed, earlier.size() + 1);
    if (pause.isEmpty()) {
      throw Failures.withEarlier(failed, earlier);
    }
    await(sleep(pause.get()));
    List<Exception> failures = new ArrayList<>(earlier);
    failures.add(failed);
    return ask(next, request, failures);
  }
}
