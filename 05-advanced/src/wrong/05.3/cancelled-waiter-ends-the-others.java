// Misconception: to await a future is only to wait for it.
// Fails: manyWait
package asyncio.subprocess;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.task.Coroutine;

public final class Subprocess implements AutoCloseable {

  public Coroutine<Integer> waitUntilEnded() {
    return async(
        () -> {
          await(ended);
          return code();
        });
  }
}
