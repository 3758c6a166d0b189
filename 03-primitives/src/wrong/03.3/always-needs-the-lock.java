// Misconception: waitUntil needs the lock, so look for it first.
// Fails: aPredicateThatHoldsNeedsNoLock, aConditionOnWhichNobodyWaitedBelongsToNoLoop
package asyncio.sync;

import asyncio.task.Coroutine;
import java.util.function.BooleanSupplier;

public final class Condition {

  public Coroutine<Void> waitUntil(BooleanSupplier predicate) {
    return async(
        () -> {
          requireLocked("cannot wait on un-acquired lock");
          while (!predicate.getAsBoolean()) {
            awaitNotification();
          }
        });
  }
}
