// Misconception: a call that is over has been answered.
// Fails: placesComeBack, cancelledInABulkheadAtEveryMoment, cancelledInAllPoliciesAtEveryMoment
package asyncio.service;

import static asyncio.Asyncio.await;

public final class Bulkhead implements Policy {

  private <Q, A> A enter(Call<Q, A> next, Q request) {
    if (inside >= (long) atOnce + waiting) {
      throw new BulkheadFull(name);
    }
    inside++;
    A answer;
    try (var _ = await(permits.acquire())) {
      answer = await(next.call(request));
    }
    inside--;
    return answer;
  }
}
