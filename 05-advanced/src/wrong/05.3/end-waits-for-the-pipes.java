// Misconception: a process has ended when its pipes have.
// Fails: pipesThatStay, closeOfWhatHasEnded
package asyncio.subprocess;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.shield;
import static asyncio.Asyncio.sleep;

import asyncio.stream.StreamReader;
import asyncio.task.Coroutine;
import java.time.Duration;

public final class Subprocess implements AutoCloseable {

  public Coroutine<Integer> waitUntilEnded() {
    return async(
        () -> {
          await(shield(ended));
          while (isOpen(stdout()) || isOpen(stderr())) {
            await(sleep(Duration.ofMillis(10)));
            if (--patience < 0) {
              throw new IllegalStateException("waiting for ever");
            }
          }
          return code();
        });
  }

  private int patience = 100;

  private static boolean isOpen(StreamReader stream) {
    return stream != null && !stream.atEof();
  }
}
