// Misconception: the sum of two numbers is more than either.
// Fails: aVeryLongLine
package asyncio.service;

import static asyncio.Asyncio.await;

public final class Bulkhead implements Policy {

  private <Q, A> A enter(Call<Q, A> next, Q request) {
    if (inside >= atOnce + waiting) {
      throw new BulkheadFull(name);
    }
    inside++;
    try (var _ = await(permits.acquire())) {
      return await(next.call(request));
    } finally {
      inside--;
    }
  }
}
