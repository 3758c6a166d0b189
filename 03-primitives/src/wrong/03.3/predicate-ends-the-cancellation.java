// Misconception: who has what it waited for need not be cancelled any more.
// Fails: aCancelledWaitUntil
package asyncio.sync;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import java.util.function.BooleanSupplier;

public final class Condition {

  public Coroutine<Void> waitUntil(BooleanSupplier predicate) {
    return async(
        () -> {
          while (!predicate.getAsBoolean()) {
            try {
              awaitNotification();
            } catch (CancelledError cancelled) {
              if (!predicate.getAsBoolean()) {
                throw cancelled;
              }
            }
          }
        });
  }
}
