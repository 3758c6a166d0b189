// Misconception: a notification means that the predicate holds.
// Fails: waitUntilAsksAgain, somebodyElseIsFaster, oneNotificationLetsOneLook
package asyncio.sync;

import asyncio.task.Coroutine;
import java.util.function.BooleanSupplier;

public final class Condition {

  public Coroutine<Void> waitUntil(BooleanSupplier predicate) {
    return async(
        () -> {
          if (!predicate.getAsBoolean()) {
            awaitNotification();
          }
        });
  }
}
