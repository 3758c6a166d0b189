// Misconception: what cannot be written is a failure.
// Fails: inputNotRead
package asyncio.subprocess;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.task.Coroutine;

public final class Subprocess implements AutoCloseable {

  private Coroutine<byte[]> feed(byte[] input) {
    return async(
        () -> {
          if (stdin() != null) {
            if (input != null) {
              stdin().write(input);
            }
            await(stdin().drain());
            stdin().close();
          }
          return null;
        });
  }
}
