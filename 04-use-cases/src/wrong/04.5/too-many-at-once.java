// Misconception: so many may be in here as may pass and wait.
// Fails: passesWaitsAndRefuses, inOrder, placesComeBack, whoHasLeftComesBack,
//   onePolicyAroundSeveralCalls, madeWhenItsTurnHasCome, aVeryLongLine
package asyncio.service;

import static asyncio.Asyncio.await;

public final class Bulkhead implements Policy {

  private <Q, A> A enter(Call<Q, A> next, Q request) {
    if (inside >= (long) atOnce + waiting) {
      throw new BulkheadFull(name);
    }
    inside++;
    try {
      return await(next.call(request));
    } finally {
      inside--;
    }
  }
}
