// Misconception: who asks for the shutdown wants no more calls from now on.
// Fails: lazyShutdown
package asyncio.executor;

import asyncio.task.Coroutine;
import java.time.Duration;

public final class DefaultExecutor {

  public Coroutine<Void> shutdown(Duration limit) {
    close();
    return new Coroutine<>(
        () -> {
          if (executor != null) {
            awaitEnd(limit);
          }
          return null;
        });
  }
}
