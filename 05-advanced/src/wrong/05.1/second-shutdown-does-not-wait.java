// Misconception: what was done need not be done again.
// Fails: shutDownTwice
package asyncio.executor;

import asyncio.task.Coroutine;
import java.time.Duration;

public final class DefaultExecutor {

  public Coroutine<Void> shutdown(Duration limit) {
    return new Coroutine<>(
        () -> {
          if (shutDown) {
            return null;
          }
          shutDown = true;
          if (executor != null) {
            executor.shutdown();
            awaitEnd(limit);
          }
          return null;
        });
  }
}
