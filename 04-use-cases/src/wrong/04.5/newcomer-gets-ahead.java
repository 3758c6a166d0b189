// Misconception: to let others go first is polite.
// Fails: nobodyGetsAhead
package asyncio.service;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import java.time.Duration;

public final class Bulkhead implements Policy {

  private <Q, A> A enter(Call<Q, A> next, Q request) {
    if (inside >= (long) atOnce + waiting) {
      throw new BulkheadFull(name);
    }
    inside++;
    try {
      if (permits.isLocked()) {
        await(sleep(Duration.ZERO));
      }
      try (var _ = await(permits.acquire())) {
        return await(next.call(request));
      }
    } finally {
      inside--;
    }
  }
}
