// Misconception: a policy belongs to the call that it is put around.
// Fails: onePolicyAroundSeveralCalls
package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.sync.Semaphore;

public final class Bulkhead implements Policy {

  public <Q, A> Call<Q, A> around(Call<Q, A> next) {
    var places = new Semaphore(atOnce);
    return request -> async(() -> enter(places, next, request));
  }

  private <Q, A> A enter(Semaphore places, Call<Q, A> next, Q request) {
    if (inside >= (long) atOnce + waiting) {
      throw new BulkheadFull(name);
    }
    inside++;
    try (var _ = await(places.acquire())) {
      return await(next.call(request));
    } finally {
      inside--;
    }
  }
}
