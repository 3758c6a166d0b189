// Misconception: who finds no permit is refused.
// Fails: passesWaitsAndRefuses, inOrder, placesComeBack, whoHasLeftComesBack,
//   cancelledInABulkheadAtEveryMoment, onePolicyAroundSeveralCalls, madeWhenItsTurnHasCome,
//   aVeryLongLine, nobodyGetsAhead
package asyncio.service;

import static asyncio.Asyncio.await;

public final class Bulkhead implements Policy {

  private <Q, A> A enter(Call<Q, A> next, Q request) {
    if (permits.isLocked()) {
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
