// Alternative: the input is closed in any case, and ends behind what is kept.
package asyncio.subprocess;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.task.Coroutine;
import java.io.IOException;

public final class Subprocess implements AutoCloseable {

  private Coroutine<byte[]> feed(byte[] input) {
    return async(
        () -> {
          if (stdin() != null) {
            try {
              if (input != null) {
                stdin().write(input);
              }
              await(stdin().drain(), IOException.class);
            } catch (IOException notRead) {
              // It wanted no more.
            } finally {
              stdin().close();
            }
          }
          return null;
        });
  }
}
