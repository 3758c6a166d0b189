// Misconception: to ask again is right whatever was thrown.
// Fails: aCancellationIsNotRetried, anErrorIsNotRetried, aForeignCancellationIsNotRetried,
//   anErrorLater
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
    List<Exception> earlier = new ArrayList<>();
    while (true) {
      try {
        return await(next.call(request), Exception.class);
      } catch (Throwable thrown) {
        Exception failure = thrown instanceof Exception e ? e : new RuntimeException(thrown);
        Optional<Duration> pause = pauseAfter(failure, earlier.size() + 1);
        if (pause.isEmpty()) {
          throw Outcomes.rethrow(Failures.withEarlier(thrown, earlier));
        }
        earlier.add(failure);
        await(sleep(pause.get()));
      }
    }
  }
}
