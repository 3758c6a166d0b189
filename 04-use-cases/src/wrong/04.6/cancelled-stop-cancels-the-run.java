// Misconception: to wait for a task is to await it.
// Fails: aCancelledStop
package asyncio.periodic;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.currentTask;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;

public final class PeriodicTask implements AutoCloseable {

  public Coroutine<Void> stop() {
    return async(
        () -> {
          end();
          if (!isCalledByARun()) {
            try {
              await(timekeeper);
            } catch (CancelledError cancelled) {
              if (currentTask().cancelling() > 0) {
                throw cancelled;
              }
            }
          }
        });
  }
}
