// Misconception: first wait, then look.
// Fails: aPredicateThatHolds, aPredicateThatHoldsNeedsNoLock, waitUntilAsksAgain,
//   somebodyElseIsFaster, oneNotificationLetsOneLook, aConditionOnWhichNobodyWaitedBelongsToNoLoop
package asyncio.sync;

import asyncio.task.Coroutine;
import java.util.function.BooleanSupplier;

public final class Condition {

  public Coroutine<Void> waitUntil(BooleanSupplier predicate) {
    return async(
        () -> {
          do {
            awaitNotification();
          } while (!predicate.getAsBoolean());
        });
  }
}
