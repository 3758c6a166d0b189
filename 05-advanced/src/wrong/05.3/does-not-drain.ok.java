// Alternative: it closes the input at once, and that ends behind what is kept.
package asyncio.subprocess;

import static asyncio.Asyncio.async;

import asyncio.task.Coroutine;

public final class Subprocess implements AutoCloseable {

  private Coroutine<byte[]> feed(byte[] input) {
    return async(
        () -> {
          if (stdin() != null) {
            if (input != null) {
              stdin().write(input);
            }
            stdin().close();
          }
          return null;
        });
  }
}
