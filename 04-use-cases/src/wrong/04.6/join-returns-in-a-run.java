// Misconception: who cannot wait goes on.
// Fails: joinFromARun, joinFromATaskOfARun
package asyncio.periodic;

import static asyncio.Asyncio.async;

import asyncio.task.Coroutine;

public final class PeriodicTask implements AutoCloseable {

  public Coroutine<Void> join() {
    return async(
        () -> {
          if (isCalledByARun()) {
            return;
          }
          awaitEnd();
          if (gaveUp.isPresent()) {
            throw gaveUp.get();
          }
          if (!timekeeper.isCancelled()) {
            timekeeper.result();
          }
        });
  }
}
