// Misconception: without input there is nothing to do.
// Fails: noInput
package asyncio.subprocess;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.task.Coroutine;
import java.io.IOException;

public final class Subprocess implements AutoCloseable {

  private Coroutine<byte[]> feed(byte[] input) {
    return async(
        () -> {
          if (stdin() != null && input != null) {
            try {
              stdin().write(input);
              await(stdin().drain(), IOException.class);
            } catch (IOException notRead) {
              // It wanted no more.
            }
            stdin().close();
          }
          return null;
        });
  }
}
