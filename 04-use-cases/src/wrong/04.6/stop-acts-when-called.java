// Misconception: a method does what it says when it is called.
// Fails: stopIsACoroutine
package asyncio.periodic;

import static asyncio.Asyncio.async;

import asyncio.task.Coroutine;

public final class PeriodicTask implements AutoCloseable {

  public Coroutine<Void> stop() {
    end();
    return async(
        () -> {
          if (!isCalledByARun()) {
            awaitEnd();
          }
        });
  }
}
