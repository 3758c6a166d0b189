// Misconception: to make a coroutine does nothing.
// Fails: madeWhenItsTurnHasCome
package asyncio.service;

import static asyncio.Asyncio.await;

import asyncio.task.Coroutine;

public final class Bulkhead implements Policy {

  private <Q, A> A enter(Call<Q, A> next, Q request) {
    if (inside >= (long) atOnce + waiting) {
      throw new BulkheadFull(name);
    }
    Coroutine<A> coroutine = next.call(request);
    inside++;
    try (var _ = await(permits.acquire())) {
      return await(coroutine);
    } finally {
      inside--;
    }
  }
}
