// Alternative: a waiter leaves the line in a done callback, and set may be called twice.
package asyncio.sync;

import asyncio.task.Coroutine;
import asyncio.task.Future;
import java.util.List;

public final class Event {

  public void set() {
    set = true;
    List.copyOf(waiters).stream()
        .filter(waiter -> !waiter.isDone())
        .forEach(waiter -> waiter.setResult(null));
  }

  public Coroutine<Void> waitUntilSet() {
    return async(
        () -> {
          if (!set) {
            Future<Void> waiter = binding.newWaiter();
            waiters.addLast(waiter);
            waiter.addDoneCallback(waiters::remove);
            try {
              waiter.await();
            } finally {
              waiters.remove(waiter);
            }
          }
        });
  }
}
