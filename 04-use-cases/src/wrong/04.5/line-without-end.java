// Misconception: a semaphore is a bulkhead.
// Fails: passesWaitsAndRefuses, cancelledInABulkheadAtEveryMoment, onePolicyAroundSeveralCalls
package asyncio.service;

import static asyncio.Asyncio.await;

public final class Bulkhead implements Policy {

  private <Q, A> A enter(Call<Q, A> next, Q request) {
    inside++;
    try (var _ = await(permits.acquire())) {
      return await(next.call(request));
    } finally {
      inside--;
    }
  }
}
