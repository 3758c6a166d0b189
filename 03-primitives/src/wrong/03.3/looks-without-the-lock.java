// Misconception: the lock is for those who change things; to look, none is needed.
// Fails: waitUntilAsksAgain, somebodyElseIsFaster
package asyncio.sync;

import asyncio.task.Coroutine;
import asyncio.task.Future;
import java.util.function.BooleanSupplier;

public final class Condition {

  public Coroutine<Void> waitUntil(BooleanSupplier predicate) {
    return async(
        () -> {
          if (predicate.getAsBoolean()) {
            return;
          }
          requireLocked("cannot wait on un-acquired lock");
          lock.release();
          try {
            do {
              Future<Void> notification = binding.newWaiter();
              waiters.add(notification);
              try {
                notification.await();
              } catch (Throwable gaveUp) {
                wake(1);
                throw gaveUp;
              } finally {
                waiters.remove(notification);
              }
            } while (!predicate.getAsBoolean());
          } finally {
            acquireInAnyCase();
          }
        });
  }
}
