// Misconception: what could not be read is empty.
// Fails: readFails
package asyncio.subprocess;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.stream.StreamReader;
import asyncio.task.Coroutine;
import java.io.IOException;

public final class Subprocess implements AutoCloseable {

  private static Coroutine<byte[]> all(StreamReader stream) {
    return async(
        () -> {
          try {
            return stream == null ? null : await(stream.readAll(), IOException.class);
          } catch (IOException notRead) {
            return new byte[0];
          }
        });
  }
}
