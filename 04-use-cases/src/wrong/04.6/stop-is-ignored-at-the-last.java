// Misconception: a series that wants no more ends by itself.
// Fails: stopAtTheLast
package asyncio.periodic;

import static asyncio.Asyncio.async;

import asyncio.task.Coroutine;

public final class PeriodicTask implements AutoCloseable {

  public Coroutine<Void> stop() {
    return async(
        () -> {
          if (wantsMore()) {
            end();
          }
          if (!isCalledByARun()) {
            awaitEnd();
          }
        });
  }
}
