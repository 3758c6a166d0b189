// Misconception: to wait for a task is to await it.
// Fails: aCancelledJoin
package asyncio.periodic;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.currentTask;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;

public final class PeriodicTask implements AutoCloseable {

  public Coroutine<Void> join() {
    return async(
        () -> {
          if (isCalledByARun()) {
            throw new IllegalStateException("a run cannot wait for the end of its own series");
          }
          try {
            await(timekeeper);
          } catch (CancelledError cancelled) {
            if (currentTask().cancelling() > 0) {
              throw cancelled;
            }
          }
          if (gaveUp.isPresent()) {
            throw gaveUp.get();
          }
        });
  }
}
