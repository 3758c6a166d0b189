// Misconception: a notification that is not for me is for another one.
// Fails: oneNotificationLetsOneLook
package asyncio.sync;

import asyncio.task.Coroutine;
import java.util.function.BooleanSupplier;

public final class Condition {

  public Coroutine<Void> waitUntil(BooleanSupplier predicate) {
    return async(
        () -> {
          boolean woken = false;
          while (!predicate.getAsBoolean()) {
            if (woken) {
              wake(1);
            }
            awaitNotification();
            woken = true;
          }
        });
  }
}
