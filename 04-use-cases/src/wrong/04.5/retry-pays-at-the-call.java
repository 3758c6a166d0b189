// Misconception: who makes a coroutine awaits it.
// Fails: aCallThatNeverStarts
package asyncio.service;

import static asyncio.Asyncio.async;
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

  public <Q, A> Call<Q, A> around(Call<Q, A> next) {
    return request -> {
      budget.called();
      return async(() -> askUntilItMakesNoSense(next, request));
    };
  }

  private <Q, A> A askUntilItMakesNoSense(Call<Q, A> next, Q request) throws Exception {
    List<Exception> earlier = new ArrayList<>();
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
