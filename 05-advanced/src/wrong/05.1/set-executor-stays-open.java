// Misconception: who makes an executor closes it.
// Fails: virtualThreads, aRunnerWaits, cancelledShutdown
package asyncio.executor;

import asyncio.task.Coroutine;
import java.time.Duration;

public final class DefaultExecutor {

  public Coroutine<Void> shutdown(Duration limit) {
    return new Coroutine<>(
        () -> {
          shutDown = true;
          if (executor != null && isOwn) {
            executor.shutdown();
            awaitEnd(limit);
          }
          return null;
        });
  }

  @Override
  public void close() {
    shutDown = true;
    if (executor != null && isOwn) {
      executor.shutdown();
    }
  }
}
