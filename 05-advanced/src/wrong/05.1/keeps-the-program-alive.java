// Misconception: a thread is a thread.
// Fails: daemons
package asyncio.executor;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

public final class DefaultExecutor {

  private static ExecutorService ownPool() {
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors() + 4);
    return Executors.newFixedThreadPool(threads, Thread.ofPlatform().name("asyncio-", 1).factory());
  }
}
