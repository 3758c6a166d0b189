// Misconception: a predicate that holds needs no wait, so there is a coroutine that does nothing.
// Fails: madeWhileThePredicateHeld
package asyncio.sync;

import asyncio.task.Coroutine;
import java.util.function.BooleanSupplier;

public final class Condition {

  public Coroutine<Void> waitUntil(BooleanSupplier predicate) {
    if (predicate.getAsBoolean()) {
      return async(() -> {});
    }
    return async(
        () -> {
          do {
            awaitNotification();
          } while (!predicate.getAsBoolean());
        });
  }
}
